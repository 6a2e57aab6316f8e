//! `ringside check-book` and `ringside site`: a book's chapters and exercises looked over, and written as pages.

use super::args::Args;
use ringside::book;
use ringside::source::Diagnostic;
use std::path::{Path, PathBuf};

/// Says with lines and cures what is wrong.
pub fn check(args: &Args) -> Result<i32, String> {
    let (book, sources, findings) = book::load(&folder(args)?);
    for finding in &findings {
        eprint!("{}", finding.render(&sources));
    }
    let looked_at = format!("{} chapters and {} exercises", book.chapters.len(), book.exercises.len());
    if findings.is_empty() {
        println!("{looked_at}, nothing wrong");
        return Ok(0);
    }
    eprintln!("{} found in {looked_at}", findings.len());
    Ok(1)
}

/// Writes the pages. As Trunk's hook it takes the folder from the environment.
pub fn site(args: &Args) -> Result<i32, String> {
    let out = match (args.value("o"), std::env::var_os("TRUNK_STAGING_DIR")) {
        (Some(out), _) => PathBuf::from(out),
        (None, Some(staging)) => PathBuf::from(staging),
        (None, None) => PathBuf::from("dist"),
    };
    let assets = folder(args)?;
    let (book, sources, findings) = book::load(&assets);
    for finding in &findings {
        eprint!("{}", finding.render(&sources));
    }
    if findings.iter().any(Diagnostic::is_error) {
        return Ok(1);
    }
    let pages = book::write::site(&book, &assets, &out).map_err(|e| e.to_string())?;
    eprintln!("{pages} pages written");
    Ok(0)
}

fn folder(args: &Args) -> Result<PathBuf, String> {
    match args.operands.as_slice() {
        [] => Ok(PathBuf::from("assets")),
        [one] if Path::new(one).is_dir() => Ok(PathBuf::from(one)),
        [one] => Err(format!("`{one}` is no folder")),
        _ => Err("one folder at a time".to_string()),
    }
}
