//! A scenario: everything that decides a run except the choices. It is what a link, a saved file and a figure hold.
//!
//! Rules:
//! - Its JSON is a contract: names are stable, what is absent has its default, what is unknown is refused.
//! - It names no file of the machine it was made on: all text is inside.

use super::settings;
use crate::kernel::Settings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One source file, header or data file, named as the programs name it: `ring.c`, `lib/ring.h`.
pub use crate::cc::File;

/// One program: its name for exec and shell lines, and the files that are compiled into it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgramSpec {
    pub name: String,
    /// Names of `Scenario::files`.
    pub units: Vec<String>,
}

/// See the head of this file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scenario {
    pub files: Vec<File>,
    /// The first one starts the run, unless `line` does.
    pub programs: Vec<ProgramSpec>,
    /// A line of shell that starts the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    /// The first program's arguments, without its name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
    /// `NAME=value`; empty: a small usual environment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<String>,
    /// What stands on standard input from the start, followed by its end; None: nothing yet, input comes by choices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stdin: Option<String>,
    /// By the names of `machine::settings`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, String>,
    /// 0: the usual scheduler; any other number: one that decides by lot, by this seed.
    #[serde(skip_serializing_if = "is_zero")]
    pub seed: u64,
    /// `-D`: `NAME` or `NAME=value`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub defines: Vec<String>,
    /// `-I`: folders of `files` in which `#include "x.h"` looks further.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include_dirs: Vec<String>,
}

const USUAL_ENVIRONMENT: [&str; 8] = [
    "HOME=/home/user",
    "LANG=C",
    "LOGNAME=user",
    "PATH=/usr/local/bin:/usr/bin:/bin:.",
    "PWD=/home/user",
    "SHELL=/bin/sh",
    "TERM=xterm",
    "USER=user",
];

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(n: &u64) -> bool {
    *n == 0
}

impl Scenario {
    /// One program of one file.
    #[must_use]
    pub fn single(name: &str, text: &str) -> Scenario {
        let file = File { name: name.to_string(), text: text.to_string() };
        let program = ProgramSpec { name: program_name(name), units: vec![file.name.clone()] };
        Scenario { files: vec![file], programs: vec![program], ..Scenario::default() }
    }

    /// What a folder of files means: each C file with a `main` is a program of its own, named without its `.c`; C
    /// files without one belong to all of them; `run.sh`, if there is one, is the line that starts the run. The
    /// program called `main`, or else the first by name, stands first.
    #[must_use]
    pub fn folder(mut files: Vec<File>) -> Scenario {
        crate::order::sort_by(&mut files, |a, b| a.name.cmp(&b.name));
        let line = files.iter().position(|f| f.name == "run.sh").map(|i| files.remove(i).text);
        let c = || files.iter().filter(|f| f.name.ends_with(".c"));
        let common: Vec<String> = c().filter(|f| !has_main(&f.text)).map(|f| f.name.clone()).collect();
        let mut programs: Vec<ProgramSpec> = c()
            .filter(|f| has_main(&f.text))
            .map(|f| ProgramSpec {
                name: program_name(&f.name),
                units: std::iter::once(f.name.clone()).chain(common.iter().cloned()).collect(),
            })
            .collect();
        if programs.is_empty() && !common.is_empty() {
            // The linker will say what is missing.
            programs.push(ProgramSpec { name: "main".to_string(), units: common });
        }
        crate::order::sort_by_key(&mut programs, |p| p.name != "main");
        Scenario { files, programs, line, ..Scenario::default() }
    }

    /// The kernel's settings.
    ///
    /// # Errors
    /// The first setting that does not exist or cannot have its value.
    pub fn kernel_settings(&self) -> Result<Settings, String> {
        let mut s = Settings::default();
        self.settings.iter().try_for_each(|(name, value)| settings::set(&mut s, name, value))?;
        Ok(s)
    }

    /// `NAME=value` for each variable the first program finds: the scenario's own over the usual few.
    #[must_use]
    pub fn environment(&self) -> Vec<Vec<u8>> {
        let mut list: Vec<String> = USUAL_ENVIRONMENT.iter().map(|s| (*s).to_string()).collect();
        for own in &self.env {
            let name = own.split('=').next().unwrap_or(own);
            list.retain(|v| v.split('=').next() != Some(name));
            list.push(own.clone());
        }
        list.into_iter().map(String::into_bytes).collect()
    }

    #[must_use]
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|f| f.name == name)
    }
}

/// `demo/ring.c` makes the program `ring`.
#[must_use]
pub fn program_name(file: &str) -> String {
    let base = file.rsplit('/').next().unwrap_or(file);
    base.strip_suffix(".c").filter(|b| !b.is_empty()).unwrap_or(base).to_string()
}

/// Whether a file defines or declares `main` at its outermost level. A look at the words, not a compilation: it must
/// answer for files that do not compile, and `#if` is not followed.
#[must_use]
pub fn has_main(text: &str) -> bool {
    let mut depth = 0i32;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut skip = c.len_utf8();
        match c {
            '/' if rest.starts_with("//") => skip = rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => {
                skip = rest.get(2..).and_then(|r| r.find("*/")).map_or(rest.len(), |i| i + 4)
            }
            '"' | '\'' => skip = literal(rest, c),
            '{' => depth += 1,
            '}' => depth -= 1,
            c if c == '_' || c.is_ascii_alphanumeric() => {
                skip = rest.find(|c: char| c != '_' && !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                let (word, after) = rest.split_at(skip);
                if word == "main" && depth == 0 && after.trim_start().starts_with('(') {
                    return true;
                }
            }
            _ => {}
        }
        rest = rest.get(skip..).unwrap_or("");
    }
    false
}

/// Length of a string or character literal; it ends at its line's end if it is not closed.
fn literal(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return i,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return i + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_files_have_a_main() {
        fn check(text: &str, expect: bool) {
            assert_eq!(has_main(text), expect, "{text}");
        }
        check("int main(void) { return 0; }", true);
        check("main () {}", true);
        check("int domain(void) { main(); }", false);
        check("// main()\n/* int main() */ char *s = \"main(\\\"\"; char c = '\"'; int f() {}", false);
        check("#include <x.h>\nint\nmain\n(int c, char **v)\n{\n}", true);
        check("/* never closed main()", false);
        check("char *s = \"never closed\nint main(void){}", true);
        check("", false);
    }

    #[test]
    fn a_folder_is_a_scenario() {
        let file = |name: &str, text: &str| File { name: name.to_string(), text: text.to_string() };
        let s = Scenario::folder(vec![
            file("server.c", "int main(){}"),
            file("util.c", "int f(){}"),
            file("client.c", "int main(){}"),
            file("util.h", "int f();"),
            file("run.sh", "./server & ./client\n"),
        ]);
        let program = |p: &ProgramSpec| (p.name.clone(), p.units.join("+"));
        let expect = [("client", "client.c+util.c"), ("server", "server.c+util.c")];
        assert_eq!(
            s.programs.iter().map(program).collect::<Vec<_>>(),
            expect.map(|(a, b)| (a.to_string(), b.to_string()))
        );
        assert_eq!(s.line.as_deref(), Some("./server & ./client\n"));
        assert_eq!(s.files.len(), 4);
    }

    #[test]
    fn json_names_are_stable() {
        let mut s = Scenario::single("dir/a.c", "int main(){}");
        s.settings.insert("pipe".to_string(), "12".to_string());
        let json = serde_json::to_string(&s).expect("plain data");
        assert_eq!(
            json,
            r#"{"files":[{"name":"dir/a.c","text":"int main(){}"}],"programs":[{"name":"a","units":["dir/a.c"]}],"settings":{"pipe":"12"}}"#
        );
        assert_eq!(serde_json::from_str::<Scenario>(&json).ok(), Some(s.clone()));
        assert_eq!(s.kernel_settings().map(|k| k.pipe_capacity), Ok(12));
        assert!(serde_json::from_str::<Scenario>(r#"{"fils":[]}"#).is_err());
    }
}
