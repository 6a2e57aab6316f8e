//! `cargo dev test`: the steps a change must pass, cheapest first.

use crate::Dev;
use crate::run::{Failure, say};
use crate::setup;
use std::path::PathBuf;
use std::time::Instant;

/// One step. It stops the run if it fails: later steps would only repeat the news.
pub struct Step {
    pub name: &'static str,
    what: &'static str,
    run: fn(&Dev) -> Result<(), Failure>,
}

pub const STEPS: &[Step] = &[
    Step { name: "fmt", what: "the sources are formatted as rustfmt does it", run: fmt },
    Step {
        name: "clippy",
        what: "no lint objects, for this machine and for the browser (a minute or two)",
        run: clippy,
    },
    Step {
        name: "native",
        what: "tests of the library, the command line and the book (minutes, the first time)",
        run: native,
    },
    Step { name: "site", what: "the finished site builds (minutes, the first time)", run: site },
    Step { name: "browser", what: "journeys through the built site in a real browser", run: browser },
];

pub fn test(dev: &Dev, names: &[String]) -> Result<(), Failure> {
    if let Some(odd) = names.iter().find(|n| STEPS.iter().all(|s| s.name != n.as_str())) {
        let all: Vec<&str> = STEPS.iter().map(|s| s.name).collect();
        return Err(Failure(format!("there is no step `{odd}`; the steps are {}.", all.join(", "))));
    }
    let start = Instant::now();
    for step in STEPS.iter().filter(|s| names.is_empty() || names.iter().any(|n| n == s.name)) {
        let begun = Instant::now();
        say(step.name, step.what);
        (step.run)(dev).map_err(|f| Failure(format!("{f}\nThat step alone: cargo dev test {}", step.name)))?;
        say(step.name, &format!("passed ({} s)", begun.elapsed().as_secs()));
    }
    say("test", &format!("all passed ({} s)", start.elapsed().as_secs()));
    Ok(())
}

fn fmt(dev: &Dev) -> Result<(), Failure> {
    dev.tool("cargo").args(["fmt", "--check"]).check("the format check (`cargo fmt` mends it)")
}

fn clippy(dev: &Dev) -> Result<(), Failure> {
    setup::wasm_target(dev)?;
    let lint = |args: &[&str]| {
        dev.tool("cargo").args(["clippy", "--quiet"]).args(args).args(["--", "-D", "warnings"]).check("clippy")
    };
    lint(&["--all-targets"])?;
    lint(&["--features", "web", "--lib", "--bin", "reader", "--bin", "engine", "--target", "wasm32-unknown-unknown"])
}

fn native(dev: &Dev) -> Result<(), Failure> {
    // With the pages' feature: their plain parts have native tests too.
    dev.tool("cargo").args(["test", "--quiet", "--features", "web"]).check("the native tests")
}

fn site(dev: &Dev) -> Result<(), Failure> {
    crate::build(dev, &[])
}

fn browser(dev: &Dev) -> Result<(), Failure> {
    setup::npm(dev)?;
    let browser = setup::browser(dev)?;
    if !dev.root.join("dist").join("index.html").is_file() {
        site(dev)?;
    }
    dev.tool("node")
        .args(["--test", "--test-concurrency=1"])
        .args(journeys(dev)?)
        .env("RINGSIDE_BROWSER", browser)
        .check("the browser journeys")
}

/// The journeys' files by name: how node takes folders and patterns differs between its versions.
fn journeys(dev: &Dev) -> Result<Vec<PathBuf>, Failure> {
    let folder = dev.root.join("tests").join("browser");
    let entries =
        std::fs::read_dir(&folder).map_err(|e| Failure(format!("{} cannot be read: {e}.", folder.display())))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.retain(|f| f.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}
