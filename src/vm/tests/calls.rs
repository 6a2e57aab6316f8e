//! Calls, frames, arguments; calls of the kernel, handlers, long jumps.

use super::*;

#[test]
fn a_loop_adds_up() {
    let code = vec![
        Imm { d: 0, v: 0 },
        Imm { d: 1, v: 0 },
        Line,
        AddW { d: 0, a: 0, b: 1 },
        AddWI { d: 1, a: 1, v: 1 },
        JltI { a: 1, v: 100, t: 2 },
        Ret { a: 0 },
    ];
    assert_eq!(result(vec![f("_start", 0, 2, code)]), 4950);
}

#[test]
fn arguments_of_the_program_lie_on_the_stack() {
    // argv[1][2] + envp[0][0]
    let code = vec![
        Ld64 { d: 3, a: 1, off: 8 },
        LdI8 { d: 3, a: 3, off: 2 },
        Ld64 { d: 4, a: 2, off: 0 },
        LdI8 { d: 4, a: 4, off: 0 },
        Add { d: 3, a: 3, b: 4 },
        Ret { a: 3 },
    ];
    assert_eq!(result(vec![f("_start", 3, 5, code)]), u64::from(b'e' + b'A'));
}

#[test]
fn calls_recurse_in_overlapping_windows() {
    let start = vec![Imm { d: 0, v: 20 }, Call { base: 0, argc: 1, f: 1 }, Ret { a: 0 }];
    assert_eq!(result(vec![f("_start", 0, 1, start), fib()]), 6765);
}

#[test]
fn missing_arguments_are_undefined_and_superfluous_ones_dropped() {
    let callee = || f("g", 2, 3, vec![Line, Mov { d: 2, a: 1 }, Jz { a: 2, t: 0 }, Ret { a: 1 }]);
    let start = |argc| {
        vec![
            Line,
            Imm { d: 0, v: 1 },
            Imm { d: 1, v: 2 },
            Imm { d: 2, v: 3 },
            Call { base: 0, argc, f: 1 },
            Ret { a: 0 },
        ]
    };
    assert_eq!(result(vec![f("_start", 0, 3, start(2)), callee()]), 2);
    assert_eq!(result(vec![f("_start", 0, 3, start(3)), callee()]), 2);
    assert_eq!(sentence(vec![f("_start", 0, 3, start(1)), callee()]).0, FaultKind::Uninitialised);
}

#[test]
fn variadic_arguments_are_spilled() {
    let sum =
        vec![Line, Ld64 { d: 2, a: 1, off: 0 }, Ld64 { d: 3, a: 1, off: 8 }, Add { d: 0, a: 2, b: 3 }, Ret { a: 0 }];
    let g = || F { variadic: true, ..f("sum", 1, 4, sum.clone()) };
    let start = |argc| {
        vec![
            Line,
            Imm { d: 0, v: 1 },
            Imm { d: 1, v: 20 },
            Imm { d: 2, v: 30 },
            Call { base: 0, argc, f: 1 },
            Ret { a: 0 },
        ]
    };
    assert_eq!(result(vec![f("_start", 0, 3, start(3)), g()]), 50);
    assert_eq!(sentence(vec![f("_start", 0, 3, start(2)), g()]).0, FaultKind::OutOfBounds);
}

#[test]
fn a_system_call_stops_and_goes_on_with_its_result() {
    let code =
        vec![Line, Imm { d: 1, v: 7 }, Sys { base: 1, argc: 1, call: 42 }, AddI { d: 1, a: 1, v: 1 }, Ret { a: 1 }];
    let mut w = world(vec![f("_start", 0, 2, code)]);
    assert_eq!(w.run(), Stop::Sys { call: 42, args: [7, 0, 0, 0, 0, 0], argc: 1 });
    w.thread.finish_call(-9);
    assert_eq!(w.run(), Stop::Returned((-8_i64) as u64));
}

#[test]
fn a_handler_runs_over_a_call_in_progress() {
    let code = vec![Line, Imm { d: 1, v: 7 }, Sys { base: 1, argc: 1, call: 42 }, Ret { a: 1 }];
    let handler = vec![Line, Imm { d: 2, v: DATA_BASE as i32 }, St32 { a: 2, b: 0, off: 0x1000 }, RetVoid];
    let mut w = world(vec![f("_start", 0, 2, code), f("handler", 1, 3, handler)]);
    assert!(matches!(w.run(), Stop::Sys { .. }));
    let before = (w.thread.clone(), w.mm.clone());
    let at = Program::function_address(1);
    w.thread.push_handler(&w.image, &mut w.mm, &mut w.pages, at, 10, None, None).unwrap();
    assert_eq!((w.thread.handlers(), w.thread.in_call()), (1, false));
    assert_eq!(w.run(), Stop::SigReturn);
    assert_eq!(w.thread, before.0);
    assert_eq!(w.mm.load(&w.pages, DATA_BASE + 0x1000, 4).unwrap().value, 10);
    w.thread.finish_call(3);
    assert_eq!(w.run(), Stop::Returned(3));
}

#[test]
fn longjmp_goes_back_and_a_returned_function_cannot_be_entered() {
    let objects: &'static [_] = &[(0, 64, false, "env")];
    let start = vec![
        Live { i: 0 },
        Line,
        FrameAddr { d: 1, off: 0 },
        builtin(Builtin::Setjmp, 1, 1),
        JneI { a: 1, v: 0, t: 8 },
        FrameAddr { d: 2, off: 0 },
        Call { base: 2, argc: 1, f: 1 },
        RetVoid,
        Ret { a: 1 },
    ];
    let jump = vec![Line, Imm { d: 1, v: 42 }, builtin(Builtin::Longjmp, 0, 2), RetVoid];
    assert_eq!(result(vec![F { objects, ..f("_start", 0, 3, start) }, f("g", 1, 2, jump.clone())]), 42);
    let late = vec![
        Live { i: 0 },
        Line,
        FrameAddr { d: 0, off: 0 },
        Call { base: 0, argc: 1, f: 1 },
        FrameAddr { d: 0, off: 0 },
        Call { base: 0, argc: 1, f: 2 },
        Ret { a: 0 },
    ];
    let set = vec![Line, builtin(Builtin::Setjmp, 0, 1), Ret { a: 0 }];
    let fs = vec![F { objects, ..f("_start", 0, 3, late) }, f("set", 1, 2, set), f("jump", 1, 2, jump)];
    assert_eq!(sentence(fs).0, FaultKind::BadJump);
}
