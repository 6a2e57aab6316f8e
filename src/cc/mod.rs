//! C to a `Program`, one stage a file.
//!
//! | stage | from | to |
//! | --- | --- | --- |
//! | `lex`, `preprocess` | source texts | tokens |
//! | `parse` | tokens | `ast` |
//! | `check` | `ast` | `tree`: names and types resolved, constants folded |
//! | `codegen` | `tree` | an `Object` |
//! | `link` | objects | `bytecode::Program` |
//!
//! Every stage gives its result and what there is to say about it, and goes on after an error, so that one compilation
//! reports several. The C library's own C part is compiled by the same stages, unit by unit, as programs need it.

pub mod ast;
pub mod check;
pub mod codegen;
pub mod include;
pub mod lex;
pub mod library;
pub mod link;
pub mod literal;
pub mod names;
pub mod parse;
pub mod preprocess;
pub mod token;
pub mod tree;
pub mod types;

use crate::bytecode::{FileInfo, Program};
use crate::source::{Diagnostic, SourceFile, Sources, Span};
use link::Input;
use preprocess::Files;
use std::rc::Rc;

/// What a compilation is told besides its files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// `-I`: folders among the files.
    pub include_dirs: Vec<String>,
    /// `-D NAME` and `-D NAME=VALUE`.
    pub defines: Vec<(String, Option<String>)>,
    /// `rand` and `random` ask the kernel what to return.
    pub open_random: bool,
    /// A file of the program includes <fenv.h>: each of them, and the library, minds the floating environment.
    pub fenv: bool,
}

/// One of the program's own files: a unit or a local header.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub name: String,
    pub text: String,
}

/// What came of it. There is a program exactly if no diagnostic is an error.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub program: Option<Rc<Program>>,
    pub diagnostics: Vec<Diagnostic>,
    /// For placing the diagnostics.
    pub sources: Sources,
}

impl Compiled {
    /// All diagnostics as gcc prints them.
    #[must_use]
    pub fn render(&self) -> String {
        self.diagnostics.iter().map(|d| d.render(&self.sources)).collect()
    }
}

/// Compiles and links `units`, names of files among `files`, as one program.
#[must_use]
pub fn compile(units: &[String], files: &[File], options: &Options) -> Compiled {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let mut objects = Vec::new();
    let mut at = Span::default();
    let mut fenv = options.fenv;
    for (i, name) in units.iter().enumerate() {
        let Some(file) = files.iter().find(|f| f.name == *name) else {
            diagnostics.push(Diagnostic::error(Span::default(), format!("{name}: No such file or directory")));
            continue;
        };
        let before = sources.files.len();
        let (object, found) = compile_unit(file, files, options, &mut sources, false);
        let included = includes_fenv(&sources, before);
        if included && !options.fenv && units.len() > 1 {
            return compile(units, files, &Options { fenv: true, ..options.clone() });
        }
        fenv |= included;
        if i == 0 && before < sources.files.len() {
            at = Span { file: crate::source::FileId(before as u16), start: 0, end: 0 };
        }
        for d in found {
            if !diagnostics.contains(&d) {
                diagnostics.push(d);
            }
        }
        objects.extend(object);
    }
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Compiled { program: None, diagnostics, sources };
    }
    diagnostics.extend(library::absent_calls(&objects));
    let infos = Rc::new(infos(&sources));
    let inputs =
        objects.into_iter().map(|o| Input { object: Rc::new(o), files: infos.clone(), library: false }).collect();
    let mut library = library::Archive { open_random: options.open_random, fenv, ..library::Archive::default() };
    let (program, mut found) = link::link(inputs, &mut library, at);
    diagnostics.append(&mut library.warnings);
    diagnostics.append(&mut found);
    Compiled { program: program.map(Rc::new), diagnostics, sources }
}

/// Whether <fenv.h> is among the files from this one on.
fn includes_fenv(sources: &Sources, from: usize) -> bool {
    sources.files.iter().skip(from).any(|f| f.library && f.name == "fenv.h")
}

/// Each stage found its own, from top to bottom: together they shall stand so too. What is said of a header keeps its
/// place behind what was said before it.
fn in_order(diagnostics: &mut [Diagnostic]) {
    let Some(main) = diagnostics.iter().map(|d| d.span.file).min() else { return };
    if diagnostics.iter().all(|d| d.span.file == main) {
        crate::order::sort_by_key(diagnostics, |d| d.span.start);
    }
}

/// The stages before linking, for one file. The object is there only if the file has no errors.
fn compile_unit(
    file: &File,
    files: &[File],
    options: &Options,
    sources: &mut Sources,
    library: bool,
) -> (Option<codegen::Object>, Vec<Diagnostic>) {
    let defines = options
        .defines
        .iter()
        .map(|(n, v)| match v {
            Some(v) => format!("{n}={v}"),
            None => n.clone(),
        })
        .collect();
    let pre_options = preprocess::Options { defines, ..preprocess::Options::default() };
    let mut include = Files::new(include::header);
    include.files = files.iter().map(|f| (f.name.clone(), f.text.clone())).collect();
    include.folders.clone_from(&options.include_dirs);
    include.headers = include::header_names().into_iter().map(str::to_string).collect();
    let main = SourceFile::new(&file.name, &file.text, library);
    let before = sources.files.len();
    let (tokens, mut diagnostics) = preprocess::preprocess(main, &pre_options, &mut include, sources);
    let (mut unit, mut found) = parse::parse(&tokens);
    diagnostics.append(&mut found);
    unit.fenv = !library && (options.fenv || includes_fenv(sources, before));
    let (tree, mut found) = check::check(&unit, sources, &library::Known);
    diagnostics.append(&mut found);
    if diagnostics.iter().any(Diagnostic::is_error) {
        let blamed = |d: Diagnostic| if d.is_error() { tokens.blamed(d, sources) } else { d };
        diagnostics = diagnostics.into_iter().map(blamed).collect();
        in_order(&mut diagnostics);
        return (None, diagnostics);
    }
    let (object, mut found) = codegen::generate(&tree, sources, &file.name, library);
    diagnostics.append(&mut found);
    let failed = diagnostics.iter().any(Diagnostic::is_error);
    ((!failed).then_some(object), diagnostics)
}

fn infos(sources: &Sources) -> Vec<FileInfo> {
    sources.files.iter().map(|f| FileInfo { name: f.name.clone(), library: f.library, text: f.text.clone() }).collect()
}
