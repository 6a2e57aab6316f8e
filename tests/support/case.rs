//! A test program: a C file or a folder under `tests/programs`, its `//@` lines and its `.expect` file.
//! `tests/programs/README.md` is the documentation of the format.

use ringside::machine::scenario::{File, Scenario};
use std::fs;
use std::path::{Path, PathBuf};

/// One test program with everything its header says.
#[derive(Clone, Debug)]
pub struct Case {
    /// Path under `tests/programs`, without `.c`: `pipes/full`.
    pub name: String,
    pub path: PathBuf,
    pub scenario: Scenario,
    /// Compile it with the system's compiler too, and compare.
    pub native: bool,
    pub exit: i32,
    /// None: nothing is said about standard error.
    pub expect_stderr: Option<String>,
    pub expect_stdout: Option<String>,
    /// Where the outcome depends on who runs when: each order and what is printed in it. Then there is no
    /// `expect_stdout`.
    pub outcomes: Vec<(String, String)>,
    pub schedule: Option<String>,
    /// What is typed on the terminal: each piece when nobody can go on before time passes.
    pub keys: Vec<String>,
    pub max_steps: u64,
}

impl Case {
    /// Standard output is a terminal: then stdout and stderr are one stream.
    pub fn terminal(&self) -> bool {
        self.scenario.settings.get("stdout").is_some_and(|v| v == "terminal")
    }

    pub fn expect_path(&self) -> PathBuf {
        if self.path.is_dir() { self.path.join("expect") } else { self.path.with_extension("expect") }
    }
}

/// All test programs below a folder whose name contains `filter`, in order.
pub fn all(root: &Path, filter: &str) -> Vec<Case> {
    let mut out = Vec::new();
    collect(root, root, &mut out);
    out.retain(|c| c.name.contains(filter));
    out
}

fn collect(root: &Path, dir: &Path, out: &mut Vec<Case>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(dir).expect("readable folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    // A folder with a header, a script or a file called `expect` beside its C files is one program or scenario.
    if dir != root
        && paths.iter().any(|p| p.file_name().is_some_and(|n| n == "expect" || n == "run.sh" || n == "main.c"))
    {
        out.push(load(root, dir));
        return;
    }
    for path in paths {
        if path.is_dir() {
            collect(root, &path, out);
        } else if path.extension().is_some_and(|e| e == "c") {
            out.push(load(root, &path));
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// One case: a file or a folder.
pub fn load(root: &Path, path: &Path) -> Case {
    let name = path.strip_prefix(root).expect("under the root").with_extension("").to_string_lossy().into_owned();
    let scenario = if path.is_dir() {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(path).expect("readable").map(|e| e.expect("an entry").path()).collect();
        paths.sort();
        paths.retain(|p| p.is_file() && p.file_name().is_some_and(|n| n != "expect"));
        let base = |p: &Path| p.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Scenario::folder(paths.iter().map(|p| File { name: base(p), text: read(p) }).collect())
    } else {
        let base = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Scenario::single(&base, &read(path))
    };
    let mut case = Case {
        name,
        path: path.to_path_buf(),
        scenario,
        native: false,
        exit: 0,
        expect_stderr: None,
        expect_stdout: None,
        outcomes: Vec::new(),
        schedule: None,
        keys: Vec::new(),
        max_steps: 20_000_000,
    };
    case.scenario.settings.insert("stdout".to_string(), "pipe".to_string());
    case.scenario.stdin = Some(String::new());
    let texts: Vec<String> = case.scenario.files.iter().map(|f| f.text.clone()).collect();
    for text in texts {
        for line in text.lines() {
            let Some(rest) = line.strip_prefix("//@") else { break };
            if let Err(e) = directive(&mut case, rest.trim()) {
                panic!("{}: `{line}`: {e}", path.display());
            }
        }
    }
    let expected = fs::read_to_string(case.expect_path()).ok();
    if let Some(text) = expected.as_ref().filter(|t| t.starts_with(ORDER)) {
        case.outcomes = outcomes(text);
    } else if let Some(text) = expected {
        let (stdout, stderr) = match text.split_once("=== stderr\n") {
            Some((a, b)) => (a.to_string(), Some(b.to_string())),
            None => (text, None),
        };
        case.expect_stdout = Some(stdout);
        case.expect_stderr = stderr;
    }
    case
}

const ORDER: &str = "=== order:";

/// `=== order: 1001 write, 1000 write` and the text up to the next such line.
fn outcomes(text: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(order) = line.strip_prefix(ORDER) {
            out.push((order.trim().to_string(), String::new()));
        } else if let Some(last) = out.last_mut() {
            last.1.push_str(line);
        }
    }
    out
}

fn directive(case: &mut Case, text: &str) -> Result<(), String> {
    let (key, value) = text.split_once(':').map_or((text, ""), |(k, v)| (k, v.trim_start()));
    match key {
        "native" => case.native = true,
        "args" => case.scenario.args = split_words(value),
        "stdin" => case.scenario.stdin = Some(unescape(value)),
        "exit" => case.exit = value.trim().parse().map_err(|_| "no number")?,
        "keys" => {
            case.keys.push(unescape(value).replace("^C", "\u{3}").replace("^D", "\u{4}").replace("^Z", "\u{1a}"));
            case.scenario.stdin = None;
        }
        "schedule" => case.schedule = Some(value.to_string()),
        "line" => case.scenario.line = Some(value.to_string()),
        "env" => case.scenario.env.push(value.to_string()),
        "define" => case.scenario.defines.push(value.to_string()),
        "seed" => case.scenario.seed = value.trim().parse().map_err(|_| "no number")?,
        "max-steps" => case.max_steps = value.trim().parse().map_err(|_| "no number")?,
        "set" => {
            let (k, v) = value.split_once('=').ok_or("a setting is name=value")?;
            case.scenario.settings.insert(k.to_string(), v.to_string());
        }
        _ => return Err(format!("no directive `{key}`; see tests/programs/README.md")),
    }
    Ok(())
}

/// Words separated by spaces; double quotes keep them together.
fn split_words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => out.extend(word.take()),
            c => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

/// `\n`, `\t` and `\\`.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some(other)) => out.push(other),
            (c, _) => out.push(c),
        }
    }
    out
}
