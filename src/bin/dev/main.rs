//! `cargo dev ...`: everything it takes to work on the project, on a machine that has Rust and Node and nothing else.
//!
//! Rules: the standard library only, so that nothing stands between a fresh clone and the first command; each step
//! says what it does, and why when it may take minutes; what is there already is used, and no work is done twice;
//! a missing prerequisite is one sentence with its cure.

#![allow(clippy::disallowed_types, reason = "how long a step took is for people; nothing depends on it")]

mod bench;
mod fuzz;
mod program;
mod run;
mod setup;
mod test;

use run::Failure;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Command = fn(&Dev, &[String]) -> Result<(), Failure>;

/// The one table of commands: help and dispatch are made from it.
const COMMANDS: &[(&str, &str, Command)] = &[
    ("serve", "build the site, serve it on http://127.0.0.1:8080/ and build again whenever a file changes", serve),
    ("build", "write the finished site to dist/: static files for any web server, in any folder of it", build),
    ("test", "everything that must hold before a change lands; names of steps run only those", test::test),
    (
        "bench",
        "vm: how fast C compiles and runs here, beside gcc -O0 and tcc -run; explore: exploring, beside SPIN; timeline \
         [browser]: a million steps kept; names run only those",
        bench::bench,
    ),
    (
        "fuzz-c",
        "programs of csmith and of our own generator by gcc and by us, compared: [csmith] [own] [--count N] [--seed S]",
        fuzz::c,
    ),
    ("fuzz-text", "texts nobody would write, for the compiler, printf and scanf: [--count N] [--seed S]", fuzz::text),
    (
        "fuzz-explore",
        "random programs with and without each of the explorer's reductions: [--count N] [--seed S]",
        fuzz::explore,
    ),
    ("table", "write the table of facilities in the README anew, from the calls and the test programs", table),
    ("shots", "pictures of the built pages at three sizes, light and dark, to be looked at: target/shots/", shots),
    ("setup", "only fetch the tools; the other commands do it themselves", setup_all),
];

/// Where the project is.
pub struct Dev {
    pub root: PathBuf,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = args.split_first() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some((.., command)) = COMMANDS.iter().find(|(n, ..)| n == name) else {
        eprint!("cargo dev: there is no command `{name}`.\n\n{}", help());
        return ExitCode::from(2);
    };
    let dev = Dev { root: Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf() };
    match command(&dev, rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\ncargo dev {name}: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The table is made by the test that also finds it stale.
fn table(dev: &Dev, _: &[String]) -> Result<(), Failure> {
    let args = ["test", "--quiet", "--test", "table"];
    dev.tool("cargo").args(args).env("RINGSIDE_BLESS", "1").check("writing the table")
}

fn help() -> String {
    use std::fmt::Write as _;
    let mut out = String::from("cargo dev COMMAND\n\n");
    for (name, what, _) in COMMANDS {
        let _ = writeln!(out, "  {name:<14}{what}");
    }
    let steps: Vec<&str> = test::STEPS.iter().map(|s| s.name).collect();
    let _ = writeln!(out, "\nsteps of test: {}", steps.join(", "));
    out
}

fn serve(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    setup::site(dev)?;
    run::say(
        "serve",
        "the first build takes a minute or two; then the page is at http://127.0.0.1:8080/ (Ctrl-C ends)",
    );
    dev.tool("trunk").arg("serve").args(args).check("serving the site")
}

fn build(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    setup::site(dev)?;
    run::say("site", "compiling for the browser with full optimisation, then writing the pages to dist/ (minutes)");
    dev.tool("trunk").args(["build", "--release"]).args(args).check("building the site")
}

fn shots(dev: &Dev, args: &[String]) -> Result<(), Failure> {
    setup::npm(dev)?;
    let browser = setup::browser(dev)?;
    dev.tool("node")
        .arg("tests/browser/lib/shots.mjs")
        .args(args)
        .env("RINGSIDE_BROWSER", browser)
        .check("taking the pictures")
}

fn setup_all(dev: &Dev, _args: &[String]) -> Result<(), Failure> {
    setup::site(dev)?;
    let browser = setup::browser(dev)?;
    run::say("setup", &format!("everything is in place; the tests' browser is {}", browser.display()));
    Ok(())
}
