//! `ringside check-book` and `ringside site`: the book's chapters looked over, and written as pages.

use ringside::book;
use std::path::PathBuf;
use std::process::ExitCode;

/// Both commands: which folder of chapters and programs, and where pages go.
struct Folders {
    assets: PathBuf,
    out: PathBuf,
}

/// `check-book [FOLDER]`: says with lines and cures what is wrong in a folder of chapters. 0: nothing; 1: something.
pub fn check(args: &[String]) -> ExitCode {
    let folders = match folders(args) {
        Ok(folders) => folders,
        Err(why) => {
            eprintln!("ringside: {why}");
            return ExitCode::from(2);
        }
    };
    let (book, sources, findings) = book::load(&folders.assets);
    for finding in &findings {
        eprintln!("{}", finding.render(&sources));
    }
    if findings.is_empty() {
        println!("{} chapters, nothing wrong", book.chapters.len());
        return ExitCode::SUCCESS;
    }
    eprintln!("{} found in {} chapters", findings.len(), book.chapters.len());
    ExitCode::FAILURE
}

/// `site [FOLDER] [--out DIR]`: writes the pages beside what Trunk built. As Trunk's hook it takes the staging folder
/// from the environment.
pub fn site(args: &[String]) -> ExitCode {
    let folders = match folders(args) {
        Ok(folders) => folders,
        Err(why) => {
            eprintln!("ringside: {why}");
            return ExitCode::from(2);
        }
    };
    let (book, sources, findings) = book::load(&folders.assets);
    for finding in &findings {
        eprintln!("{}", finding.render(&sources));
    }
    match book::write::site(&book, &folders.assets, &folders.out) {
        Ok(pages) => {
            eprintln!("{pages} pages written");
            if findings.iter().any(ringside::source::Diagnostic::is_error) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(error) => {
            eprintln!("ringside site: {error}");
            ExitCode::FAILURE
        }
    }
}

fn folders(args: &[String]) -> Result<Folders, String> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    let mut folders = Folders { assets: PathBuf::from("assets"), out: staging };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--out" => match args.next() {
                Some(out) => folders.out = PathBuf::from(out),
                None => return Err("--out needs a folder".to_string()),
            },
            option if option.starts_with('-') => return Err(format!("there is no option `{option}` here")),
            folder => folders.assets = PathBuf::from(folder),
        }
    }
    Ok(folders)
}
