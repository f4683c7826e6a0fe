<?php
/**
 * Imports records.jsonl into WordPress:
 *
 *     wp --user=ADMIN eval-file import-records.php /srv/bundles/records.jsonl
 *
 * A record is found again by its uid: running this twice changes nothing. What is a draft or was
 * recalled, and what is no longer in the file, is not published. See how-to-wordpress.md.
 */

const TRANSFORM_TYPE = 'page';
// Locale tags and what Polylang or WPML calls them, where the two differ.
const TRANSFORM_LANGUAGES = ['pt-BR' => 'pt-br', 'zh-Hans' => 'zh'];

function transform_post(string $uid): ?WP_Post {
    $found = get_posts(['post_type' => TRANSFORM_TYPE, 'meta_key' => '_transform_uid', 'meta_value' => $uid,
        'post_status' => ['publish', 'draft', 'pending', 'private', 'future', 'trash'],
        'lang' => '', 'suppress_filters' => true, 'numberposts' => 1]);
    return $found[0] ?? null;
}

function transform_content(array $record): string {
    if ($record['status'] === 'recalled') {
        return '';
    }
    // An HTML block: WordPress adds no paragraphs of its own to it.
    return sprintf("<!-- wp:html -->\n<div lang=\"%s\" dir=\"%s\">\n%s\n%s</div>\n<!-- /wp:html -->",
        esc_attr($record['langcode']), esc_attr($record['dir']), $record['body_html'], $record['attribution_html']);
}

function transform_import(array $record): string {
    $old = transform_post($record['uid']);
    $status = $record['status'] === 'released' ? 'publish' : 'draft';
    if ($old && $old->post_status === 'trash') {
        return 'left in the trash';
    }
    $online = $old && in_array($old->post_status, ['publish', 'private', 'future'], true);
    $same = $old && get_post_meta($old->ID, '_transform_hash', true) === $record['content_hash'];
    if ($same && !($online && $status === 'draft')) {
        return 'unchanged';
    }
    $origin = $record['langcode'] === $record['source_langcode'];
    $post = ['post_type' => TRANSFORM_TYPE, 'post_status' => $status,
        'post_title' => $record['title'], 'post_excerpt' => $record['description'],
        'post_content' => transform_content($record),
        'meta_input' => ['_transform_uid' => $record['uid'], '_transform_group' => $record['translation_group'],
            '_transform_lang' => $record['langcode'], '_transform_hash' => $record['content_hash'],
            '_transform_source_url' => $record['source_url']]];
    // An address is given once; what an editor makes of it stays.
    $post += $old ? ['ID' => $old->ID]
        : ['post_name' => $record['slug'] . ($origin ? '' : '-' . strtolower($record['langcode']))];
    $id = $old ? wp_update_post(wp_slash($post), true) : wp_insert_post(wp_slash($post), true);
    if (is_wp_error($id)) {
        throw new RuntimeException($record['slug'] . ': ' . $id->get_error_message());
    }
    transform_translations($id, $record, $origin);
    return $old ? 'updated' : 'created';
}

function transform_translations(int $id, array $record, bool $origin): void {
    $language = TRANSFORM_LANGUAGES[$record['langcode']] ?? $record['langcode'];
    $group = get_posts(['post_type' => TRANSFORM_TYPE, 'meta_key' => '_transform_group',
        'meta_value' => $record['translation_group'], 'post_status' => 'any', 'lang' => '',
        'suppress_filters' => true, 'numberposts' => -1]);
    if (function_exists('pll_set_post_language')) {
        pll_set_post_language($id, $language);
        $all = [];
        foreach ($group as $post) {
            $all[pll_get_post_language($post->ID)] = $post->ID;
        }
        pll_save_post_translations($all);
    } elseif (defined('ICL_SITEPRESS_VERSION')) {
        $type = apply_filters('wpml_element_type', TRANSFORM_TYPE);
        $source = TRANSFORM_LANGUAGES[$record['source_langcode']] ?? $record['source_langcode'];
        $trid = null;
        foreach ($group as $post) {
            // The source's page comes first in the file; its group is the one to join.
            if (get_post_meta($post->ID, '_transform_lang', true) === $record['source_langcode']) {
                $trid = apply_filters('wpml_element_trid', null, $post->ID, $type);
            }
        }
        do_action('wpml_set_element_language_details', ['element_id' => $id, 'element_type' => $type,
            'trid' => $trid ?: false, 'language_code' => $language,
            'source_language_code' => $origin || !$trid ? null : $source]);
    }
}

function transform_main(string $path): void {
    $lines = file($path, FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES);
    if (!$lines) {
        throw new RuntimeException("$path: there is no record in it; nothing was changed");
    }
    if (!current_user_can('unfiltered_html')) {
        throw new RuntimeException('name an administrator with --user: WordPress would take things out of the text');
    }
    // The whole file is read before the first change: half a file changes nothing.
    $records = array_map(fn($line) => json_decode($line, true, 64, JSON_THROW_ON_ERROR), $lines);
    $told = [];
    foreach ($records as $record) {
        $told[] = transform_import($record);
    }
    $uids = array_column($records, 'uid');
    foreach (get_posts(['post_type' => TRANSFORM_TYPE, 'meta_key' => '_transform_uid', 'post_status' => ['publish', 'private', 'future'],
        'lang' => '', 'suppress_filters' => true, 'numberposts' => -1]) as $post) {
        if (!in_array(get_post_meta($post->ID, '_transform_uid', true), $uids, true)) {
            wp_update_post(['ID' => $post->ID, 'post_status' => 'draft']);
            // Should its record ever come back, the page does.
            delete_post_meta($post->ID, '_transform_hash');
            $told[] = 'unpublished';
        }
    }
    foreach (array_count_values($told) as $what => $count) {
        echo "$what: $count\n";
    }
}

transform_main($args[0] ?? '');
