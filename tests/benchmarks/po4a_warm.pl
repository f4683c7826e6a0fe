# Processor time of po4a in a warm process: po4a_warm.pl TIMES OUT.pot FILE...
# Prints milliseconds a document, the quickest of all rounds after the first.
use strict;
use warnings;
use Time::HiRes qw(clock);
use Locale::Po4a::Chooser;

my ( $times, $out, @files ) = @ARGV;

sub extract_all {
    for my $file (@files) {
        unlink $out;
        my $parser = Locale::Po4a::Chooser::new( 'text', markdown => 1 );
        $parser->process(
            file_in_name     => [$file],
            file_in_charset  => 'UTF-8',
            file_out_charset => 'UTF-8',
            po_out_name      => $out,
        );
    }
}

extract_all();
my @spent;
for ( 1 .. $times ) {
    my $before = clock();
    extract_all();
    push @spent, clock() - $before;
}
@spent = sort { $a <=> $b } @spent;
printf "%.3f\n", 1000 * $spent[0] / @files;
