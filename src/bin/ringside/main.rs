//! The command line: does without a browser what the pages do in one.

mod book;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.split_first() {
        Some((command, rest)) if command == "check-book" => book::check(rest),
        Some((command, rest)) if command == "site" => book::site(rest),
        _ => {
            eprintln!("ringside: check-book [FOLDER] | site [FOLDER] [--out DIR]");
            ExitCode::from(2)
        }
    }
}
