"""What the commands print: records for programs, lines and tables for people."""
