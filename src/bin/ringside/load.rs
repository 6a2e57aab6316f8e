//! From files on disk to a scenario, which holds all text itself.

use super::args::Args;
use ringside::machine::scenario::{File, ProgramSpec, Scenario, program_name};
use ringside::machine::settings;
use std::fs;
use std::path::Path;

/// The scenario that the operands and options of `run`, `explore` and `draw` describe. An error is one sentence.
pub fn scenario(args: &Args) -> Result<Scenario, String> {
    let mut s = match args.operands.as_slice() {
        [folder] if Path::new(folder).is_dir() => Scenario::folder(folder_files(Path::new(folder))?),
        [] if args.value("program").is_none() && args.value("c").is_none() => {
            return Err("no file to run; see `ringside --help`".to_string());
        }
        files => single(files)?,
    };
    s.include_dirs = args.values("I").map(str::to_string).collect();
    s.defines = args.values("D").map(str::to_string).collect();
    for spec in args.values("program") {
        let (name, files) =
            spec.split_once('=').ok_or_else(|| format!("--program: `{spec}` is not NAME=FILE[,FILE]"))?;
        let files: Vec<String> = files.split(',').map(str::to_string).collect();
        add_files(&mut s, &files)?;
        s.programs.push(ProgramSpec { name: name.to_string(), units: files });
    }
    add_headers(&mut s);
    if let Some(line) = args.value("c") {
        s.line = Some(line.to_string());
    }
    s.args.clone_from(&args.rest);
    s.seed = args.number("seed", 0)?;
    s.env = args.values("env").map(str::to_string).collect();
    let mut check = s.kernel_settings()?;
    for pair in args.values("set") {
        let (name, value) = pair.split_once('=').ok_or_else(|| format!("--set: `{pair}` is not NAME=VALUE"))?;
        settings::set(&mut check, name, value).map_err(|e| format!("--set: {e}"))?;
        s.settings.insert(name.to_string(), value.to_string());
    }
    Ok(s)
}

pub fn read(path: &str) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|e| format!("{path}: {}", say(&e)))?;
    Ok(ringside::source::text_of(bytes))
}

fn say(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "no such file".to_string(),
        std::io::ErrorKind::PermissionDenied => "permission denied".to_string(),
        std::io::ErrorKind::IsADirectory => "is a folder; give it alone, as a scenario".to_string(),
        _ => e.to_string(),
    }
}

fn single(files: &[String]) -> Result<Scenario, String> {
    let mut s = Scenario::default();
    add_files(&mut s, files)?;
    if let Some(first) = files.first() {
        let units = files.iter().filter(|f| !f.ends_with(".h")).cloned().collect();
        s.programs.push(ProgramSpec { name: program_name(first), units });
    }
    Ok(s)
}

fn add_files(s: &mut Scenario, names: &[String]) -> Result<(), String> {
    for name in names {
        if s.file(name).is_none() {
            s.files.push(File { name: name.clone(), text: read(name)? });
        }
    }
    Ok(())
}

/// A larger file is no program's text or data.
const LARGEST: u64 = 1 << 20;

/// A file's text, if it holds text, as source and data of programs do, and objects and pictures do not.
fn text_in(path: &Path) -> Option<String> {
    fs::metadata(path).ok().filter(|m| m.is_file() && m.len() <= LARGEST)?;
    let bytes = fs::read(path).ok().filter(|b| !b.contains(&0) && std::str::from_utf8(b).is_ok())?;
    Some(ringside::source::text_of(bytes))
}

/// All files of a folder that a program could mean, sub-folders included: its sources, and the text that it may open.
pub fn folder_files(folder: &Path) -> Result<Vec<File>, String> {
    fn walk(root: &Path, dir: &Path, out: &mut Vec<File>) -> Result<(), String> {
        let list = fs::read_dir(dir).map_err(|e| format!("{}: {}", dir.display(), say(&e)))?;
        let mut paths: Vec<_> = list.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.sort();
        for path in paths {
            let hidden = path.file_name().is_none_or(|n| n.to_string_lossy().starts_with('.'));
            let source = path.extension().is_some_and(|e| ["c", "h", "sh", "txt", "inc"].iter().any(|x| e == *x));
            if path.is_dir() && !hidden {
                walk(root, &path, out)?;
            } else if !hidden {
                let text = if source { Some(read(&path.to_string_lossy())?) } else { text_in(&path) };
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
                out.extend(text.map(|text| File { name, text }));
            }
        }
        Ok(())
    }
    let mut out = Vec::new();
    walk(folder, folder, &mut out)?;
    Ok(out)
}

/// Adds every header on disk that a file of the scenario names in an `#include`, and those that these name. Whether
/// an `#if` takes it in is not asked: a header too many does no harm.
fn add_headers(s: &mut Scenario) {
    let mut i = 0;
    while let Some(file) = s.files.get(i) {
        i += 1;
        let here = file.name.rsplit_once('/').map_or(String::new(), |(dir, _)| format!("{dir}/"));
        let wanted: Vec<String> = file.text.lines().filter_map(include_name).collect();
        for name in wanted {
            let places = [here.clone()].into_iter().chain(s.include_dirs.iter().map(|d| format!("{d}/")));
            let paths: Vec<String> = places.map(|p| format!("{p}{name}")).collect();
            // All of that name: which of them is meant depends on how it is asked for, and on `#include_next`.
            for path in paths {
                if s.file(&path).is_none()
                    && Path::new(&path).is_file()
                    && let Ok(text) = read(&path)
                {
                    s.files.push(File { name: path, text });
                }
            }
        }
    }
}

/// What an `#include` line names, in quotes or angle brackets.
fn include_name(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix('#')?.trim_start().strip_prefix("include")?.trim_start();
    let close = match rest.chars().next()? {
        '"' => '"',
        '<' => '>',
        _ => return None,
    };
    rest[1..].split_once(close).map(|(name, _)| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn include_lines() {
        fn check(line: &str, expect: Option<&str>) {
            assert_eq!(include_name(line).as_deref(), expect, "{line}");
        }
        check("#include \"a/b.h\" // x", Some("a/b.h"));
        check("  #  include <c.h>", Some("c.h"));
        check("#include MACRO", None);
        check("int include;", None);
    }
}
