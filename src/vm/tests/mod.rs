//! Hand-assembled programs: what the machine does, before any compiler.

mod any;
mod calls;
mod checked;
mod steps;
mod text;

use std::rc::Rc;

use super::*;
use crate::builtin::Builtin;
use crate::bytecode::*;
use crate::kernel::mm::{AddressSpace, Area, PROT_READ, PROT_WRITE};
use crate::kernel::pages::Pages;
use Op::*;

/// A function of the program under test.
struct F {
    name: &'static str,
    params: u8,
    variadic: bool,
    regs: u16,
    /// (offset, size, live at entry, name)
    objects: &'static [(i32, u32, bool, &'static str)],
    library: bool,
    code: Vec<Op>,
}

fn f(name: &'static str, params: u8, regs: u16, code: Vec<Op>) -> F {
    F { name, params, variadic: false, regs, objects: &[], library: false, code }
}

/// Jump targets are relative to the function; line n is the n-th `Line` of the whole program.
fn assemble(functions: Vec<F>) -> Program {
    let mut p = Program {
        files: vec![FileInfo { name: "t.c".into(), library: false, text: String::new() }],
        ..Program::default()
    };
    p.rodata = Segment { addr: DATA_BASE, bytes: b"hello\0".to_vec(), zeroed: 0 };
    p.data = Segment { addr: DATA_BASE + 0x1000, bytes: vec![1, 0, 0, 0], zeroed: 60 };
    let g = |addr, size, name: &str, line, writable| Global {
        addr,
        size,
        name: name.into(),
        ty: TypeId(0),
        file: 0,
        line,
        writable,
        function: None,
        library: false,
    };
    p.globals = vec![
        g(DATA_BASE, 6, "", 1, false),
        g(DATA_BASE + 0x1000, 4, "count", 2, true),
        g(DATA_BASE + 0x1020, 16, "table", 3, true),
    ];
    let mut line = 0;
    for func in functions {
        let start = p.code.len() as Pc;
        for mut op in func.code {
            match &mut op {
                Op::Jmp { t }
                | Op::Jz { t, .. }
                | Op::Jnz { t, .. }
                | Op::Jlt { t, .. }
                | Op::JltI { t, .. }
                | Op::JneI { t, .. } => {
                    *t += start;
                }
                Op::Line => {
                    line += 1;
                    p.places.push(Place { pc: p.code.len() as Pc, file: 0, line, col: 1 });
                }
                _ => {}
            }
            p.code.push(op);
        }
        let objects: Vec<FrameObject> = func
            .objects
            .iter()
            .map(|&(off, size, live_at_entry, name)| FrameObject {
                off,
                size,
                live_at_entry,
                name: name.into(),
                line: 40,
            })
            .collect();
        p.functions.push(Function {
            name: func.name.into(),
            start,
            end: p.code.len() as Pc,
            regs: func.regs,
            params: func.params,
            variadic: func.variadic,
            align: 16,
            frame: objects.iter().map(|o| o.off as u32 + o.size).max().unwrap_or(0).next_multiple_of(16),
            objects,
            vars: vec![],
            ret: TypeId(0),
            library: func.library,
            file: 0,
            line: 1,
        });
    }
    p
}

struct World {
    image: Image,
    thread: Thread,
    rt: Runtime,
    mm: AddressSpace,
    pages: Pages,
    budget: Budget,
}

fn world(functions: Vec<F>) -> World {
    let image = Image::new(Rc::new(assemble(functions)));
    let mut mm = AddressSpace::default();
    let thread = Thread::start(&image, &mut mm, &[b"prog".to_vec(), b"one".to_vec()], &[b"A=b".to_vec()]);
    World { image, thread, rt: Runtime::default(), mm, pages: Pages::default(), budget: Budget::steps(1 << 40) }
}

impl World {
    fn run(&mut self) -> Stop {
        run(&mut self.thread, &mut self.rt, &mut self.mm, &mut self.pages, &self.image, &mut self.budget)
    }

    fn steps(&mut self, n: u64) -> Stop {
        self.budget.steps = n;
        self.run()
    }
}

fn result(functions: Vec<F>) -> u64 {
    match world(functions).run() {
        Stop::Returned(v) => v,
        other => panic!("{other:?}"),
    }
}

fn sentence(functions: Vec<F>) -> (FaultKind, u32, String) {
    match world(functions).run() {
        Stop::Fault(f) => (f.kind, f.line, f.sentence),
        other => panic!("{other:?}"),
    }
}

fn builtin(id: Builtin, base: Reg, argc: u8) -> Op {
    Op::Builtin { base, argc, id: id.number() }
}

fn fib() -> F {
    let code = vec![
        Line,
        JltI { a: 0, v: 2, t: 8 },
        AddWI { d: 1, a: 0, v: -1 },
        Call { base: 1, argc: 1, f: 1 },
        AddWI { d: 2, a: 0, v: -2 },
        Call { base: 2, argc: 1, f: 1 },
        AddW { d: 1, a: 1, b: 2 },
        Ret { a: 1 },
        Ret { a: 0 },
    ];
    f("fib", 1, 3, code)
}
