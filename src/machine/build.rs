//! From a scenario to the machine before its first step: programs compiled, files laid out, the first process made.

use super::scenario::Scenario;
use super::{First, Installed, Machine, Programs};
use crate::cc::{self, include};
use crate::kernel::Kernel;
use crate::kernel::table::Table;
use crate::source::{Diagnostic, FileId, Severity, SourceFile, Sources, Span};
use crate::vm;
use std::cell::OnceCell;
use std::rc::Rc;

/// What came of a scenario.
#[derive(Clone, Debug)]
pub struct Build {
    /// None if something does not compile; then the diagnostics say what.
    pub machine: Option<Machine>,
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
}

/// One of the small programs of the shell's world, compiled when it is first run. What is kept follows from a text
/// that never changes, so it is no state: all clones of a machine share it.
#[derive(Clone, Debug)]
pub struct Small {
    name: &'static str,
    image: OnceCell<Option<Rc<vm::Image>>>,
}

impl Small {
    pub(super) fn image(&self) -> Option<&Rc<vm::Image>> {
        let made = self.image.get_or_init(|| {
            let text = include::program(self.name)?;
            let name = format!("{}.c", self.name);
            let file = cc::File { name: name.clone(), text: text.to_string() };
            let compiled = cc::compile(&[name], &[file], &cc::Options::default());
            compiled.program.map(|p| Rc::new(vm::Image::new(p)))
        });
        made.as_ref()
    }
}

/// Compiles and sets up. Several programs are all compiled, so that all that is wrong is said at once.
#[must_use]
pub fn build(scenario: &Scenario) -> Build {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let mut programs = Vec::new();
    let mut settings = scenario.kernel_settings().unwrap_or_else(|e| {
        diagnostics.push(remark(&mut sources, &e));
        crate::kernel::Settings::default()
    });
    let define = |d: &String| match d.split_once('=') {
        Some((name, value)) => (name.to_string(), Some(value.to_string())),
        None => (d.clone(), None),
    };
    let options = cc::Options {
        include_dirs: scenario.include_dirs.clone(),
        defines: scenario.defines.iter().map(define).collect(),
        open_random: !settings.rand.is_empty(),
        fenv: false,
    };
    // Text that stands there from the start is a file or a pipe, unless the scenario says that somebody types it.
    if scenario.stdin.is_some() && !scenario.settings.contains_key("stdin") {
        settings.stdin_is_terminal = false;
    }
    for spec in &scenario.programs {
        let compiled = cc::compile(&spec.units, &scenario.files, &options);
        // Each compilation numbers its files from 0.
        let shift = sources.files.len() as u16;
        sources.files.extend(compiled.sources.files);
        diagnostics.extend(compiled.diagnostics.into_iter().map(|d| shifted(d, shift)));
        if let Some(program) = compiled.program {
            programs.push(Installed { name: spec.name.clone(), image: Ok(Rc::new(vm::Image::new(program))) });
        }
    }
    if scenario.programs.is_empty() && scenario.line.is_none() {
        diagnostics.push(remark(&mut sources, "the scenario has no program"));
    }
    // What two programs share is said once.
    let mut said: Vec<String> = Vec::new();
    diagnostics.retain(|d| {
        let text = d.render(&sources);
        let new = !said.contains(&text);
        if new {
            said.push(text);
        }
        new
    });
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Build { machine: None, diagnostics, sources };
    }
    let own: Vec<String> = programs.iter().map(|p| p.name.clone()).collect();
    for (name, _) in include::PROGRAMS {
        programs.push(Installed { name: format!("/bin/{name}"), image: Err(Small { name, image: OnceCell::new() }) });
    }
    let mut kernel = Kernel::new(settings);
    for p in &programs {
        kernel.add_program(&p.name, &p.name);
    }
    for (alias, name) in include::ALIASES {
        kernel.add_program(&format!("/bin/{alias}"), &format!("/bin/{name}"));
    }
    for f in &scenario.files {
        kernel.add_file(&f.name, f.text.as_bytes());
    }
    let bytes = |s: &str| s.as_bytes().to_vec();
    let (program, argv) = match &scenario.line {
        Some(line) => ("/bin/sh".to_string(), vec![bytes("sh"), bytes("-c"), bytes(line)]),
        None => {
            let name = own.first().cloned().unwrap_or_default();
            let argv0 = bytes(&format!("./{name}"));
            (name, std::iter::once(argv0).chain(scenario.args.iter().map(|a| bytes(a))).collect())
        }
    };
    let mut events = Vec::new();
    let pid = kernel.spawn_first(&program, &argv, &mut events);
    let mut machine = Machine {
        kernel,
        threads: Table::default(),
        runtimes: Table::default(),
        running: Table::default(),
        programs: Programs(Rc::new(programs)),
        first: First { pid, status: None, fault: false },
    };
    machine.load(pid, &program, &argv, &scenario.environment());
    if let Some(text) = &scenario.stdin {
        machine.kernel.input(text.as_bytes(), &mut events);
        machine.kernel.end_of_input(&mut events);
    }
    Build { machine: Some(machine), diagnostics, sources }
}

/// A finding that belongs to no file.
fn remark(sources: &mut Sources, text: &str) -> Diagnostic {
    let name = "scenario";
    let known = sources.files.iter().position(|f| f.name == name).map(|i| FileId(i as u16));
    let file = known.unwrap_or_else(|| sources.add(SourceFile::new(name, "", false)));
    Diagnostic { severity: Severity::Error, ..Diagnostic::error(Span { file, start: 0, end: 0 }, text) }
}

fn shifted(mut d: Diagnostic, by: u16) -> Diagnostic {
    d.span.file.0 += by;
    d.notes.iter_mut().for_each(|n| n.0.file.0 += by);
    d
}
