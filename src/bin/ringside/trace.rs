//! `ringside trace LOG...`: reads strace's logs and tells what they say.

use super::args::Args;
use super::load;
use ringside::figure::model::{Options, Width};
use ringside::figure::plan::Plan;
use ringside::figure::svg::SvgOptions;
use ringside::figure::trace::Walk;
use ringside::strace::trace::Trace;
use ringside::strace::{log, trace};
use std::path::Path;
use std::rc::Rc;

/// Exit status 0: every line was understood; 1: some were not.
pub fn trace(args: &Args) -> Result<i32, String> {
    if args.operands.is_empty() {
        return Err(
            "trace needs a log, as `strace -f -yy -ttt -o LOG ...` writes it; see `ringside trace --help`".into()
        );
    }
    let mut files = Vec::new();
    for name in &args.operands {
        if Path::new(name).is_dir() {
            // The files of `strace -ff -o FOLDER/trace`.
            let entries = std::fs::read_dir(name).map_err(|e| format!("{name}: {e}"))?;
            let mut inside: Vec<String> = entries
                .filter_map(|e| e.ok().map(|e| e.path()))
                .filter(|p| p.is_file())
                .map(|p| p.to_string_lossy().into_owned())
                .collect();
            inside.sort();
            for name in inside {
                files.push((name.clone(), load::read(&name)?));
            }
        } else {
            files.push((name.clone(), load::read(name)?));
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let found = trace::import(log::read(&files));
    let status = i32::from(!found.log.unread.is_empty());
    if args.value("at").is_some() {
        draw(args, found)?;
    } else if args.has("json") {
        println!("{}", trace::json(&found));
    } else if args.has("events") {
        print!("{}", trace::events(&found));
        for u in &found.log.unread {
            let file = found.log.files.get(u.place.file).map_or("", String::as_str);
            eprintln!("{file}:{}: {}: {}", u.place.line, u.why, u.text);
        }
    } else {
        print!("{}", trace::text(&found));
    }
    Ok(status)
}

/// The stage at a line of the log.
fn draw(args: &Args, found: Trace) -> Result<(), String> {
    let options = Options { width: Width::of(args.number("width", 900)? as f64), ..Options::default() };
    let mut walk = Walk::new(Rc::new(found));
    walk.go_to_line(args.number("at", 0)? as usize);
    let picture = walk.scene(&options, &Plan::default()).svg(&SvgOptions { standalone: true, ..SvgOptions::default() });
    match args.value("o") {
        Some(file) => std::fs::write(file, picture).map_err(|e| format!("{file}: {e}")),
        None => {
            print!("{picture}");
            Ok(())
        }
    }
}
