//! What checked memory and arithmetic say: faults in words, undefined values, overflow.

use super::*;

#[test]
fn endless_recursion_is_told() {
    let start = vec![Line, Call { base: 0, argc: 0, f: 1 }, Ret { a: 0 }];
    let again = vec![Line, Call { base: 0, argc: 0, f: 1 }, Ret { a: 0 }];
    let (kind, line, text) = sentence(vec![f("_start", 0, 1, start), f("again", 0, 1, again)]);
    assert_eq!((kind, line), (FaultKind::StackOverflow, 2));
    assert!(text.contains("again → again → again → again → ... → again"), "{text}");
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let heap = |ops: Vec<Op>| {
        let mut code = vec![Line, Imm { d: 1, v: 16 }, builtin(Builtin::Malloc, 1, 1), Mov { d: 0, a: 1 }];
        code.extend(ops);
        vec![f("_start", 0, 4, code)]
    };
    let free = |r| [Mov { d: 2, a: r }, builtin(Builtin::Free, 2, 1)];
    let store = St32 { a: 0, b: 3, off: 14 };
    let cases: Vec<(Vec<F>, FaultKind, &str)> = vec![
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 0, v: 0 }, LdI32 { d: 1, a: 0, off: 0 }, Ret { a: 1 }])],
            FaultKind::Null,
            "reads 4 bytes through a null pointer",
        ),
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 0, v: 7 }, Imm { d: 1, v: 0 }, DivW { d: 0, a: 0, b: 1 }])],
            FaultKind::DivisionByZero,
            "division by zero",
        ),
        (
            heap(vec![Line, Imm { d: 3, v: 1 }, store, Ret { a: 0 }]),
            FaultKind::OutOfBounds,
            "writes out of bounds: a heap block, 16 bytes, allocated at line 1: byte 16 is past its end",
        ),
        (
            heap(vec![Line, free(0)[0], free(0)[1], Line, LdI32 { d: 3, a: 0, off: 4 }]),
            FaultKind::UseAfterFree,
            "reads 4 bytes of a block of 16 bytes (allocated at line 1, freed at line 2): it is freed memory",
        ),
        (
            heap(vec![Line, free(0)[0], free(0)[1], Line, free(0)[0], free(0)[1]]),
            FaultKind::DoubleFree,
            "a block of 16 bytes, allocated at line 1, is freed a second time; it was freed at line 2",
        ),
        (
            heap(vec![Line, AddI { d: 0, a: 0, v: 4 }, free(0)[0], free(0)[1]]),
            FaultKind::InvalidFree,
            "free of a pointer into a heap block (allocated at line 1), 4 bytes after its beginning",
        ),
        (
            heap(vec![Line, LdI32 { d: 3, a: 0, off: 4 }, Jz { a: 3, t: 0 }]),
            FaultKind::Uninitialised,
            "the condition depends on byte 4 of a heap block (allocated at line 1), which was never given a value",
        ),
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 0, v: DATA_BASE as i32 }, St8 { a: 0, b: 0, off: 1 }])],
            FaultKind::ReadOnly,
            "writes to a string literal, which may not be changed",
        ),
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 0, v: DATA_BASE as i32 }, LdI32 { d: 1, a: 0, off: 0x1030 }])],
            FaultKind::OutOfBounds,
            "reads out of bounds: `table`, 16 bytes, declared at line 3: byte 16 is past its end",
        ),
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 0, v: 0x1234_5678 }, LdI32 { d: 1, a: 0, off: 0 }])],
            FaultKind::Wild,
            "reads 4 bytes at 0x12345678, where there is no memory",
        ),
        (
            vec![f("_start", 0, 2, vec![Line, Imm { d: 1, v: 0x401 }, CallR { base: 0, argc: 0, a: 1 }])],
            FaultKind::BadJump,
            "a function is called through the pointer 0x401, which is not the address of a function",
        ),
    ];
    for (program, kind, text) in cases {
        let (k, _, s) = sentence(program);
        assert_eq!((k, s.as_str()), (kind, text));
    }
}

#[test]
fn frame_objects_live_and_die() {
    let buf: &'static [_] = &[(0, 8, false, "buf"), (16, 4, false, "n")];
    let with = |code| vec![F { objects: buf, ..f("_start", 0, 4, code) }];
    let over = vec![Line, Live { i: 0 }, Imm { d: 0, v: 5 }, FrameAddr { d: 1, off: 0 }, St32 { a: 1, b: 0, off: 8 }];
    assert_eq!(
        sentence(with(over)).2,
        "writes out of bounds: `buf`, 8 bytes, declared at line 40: byte 8 is past its end"
    );
    let dead = vec![Line, Live { i: 1 }, Dead { i: 1 }, LdFI32 { d: 0, off: 16 }, Ret { a: 0 }];
    let (kind, _, text) = sentence(with(dead));
    assert_eq!(kind, FaultKind::UseAfterReturn);
    assert_eq!(text, "reads 4 bytes of `n` (declared at line 40, its block has ended), which no longer exists");
    let blank = vec![Line, Live { i: 1 }, LdFI32 { d: 0, off: 16 }, Jz { a: 0, t: 0 }];
    assert_eq!(
        sentence(with(blank)).2,
        "the condition depends on `n` (declared at line 40), which was never given a value"
    );
}

#[test]
fn a_pointer_out_of_a_returned_function_is_named() {
    let start = vec![Line, Call { base: 0, argc: 0, f: 1 }, Line, LdI32 { d: 1, a: 0, off: 0 }, Ret { a: 1 }];
    let local = vec![
        Line,
        Live { i: 0 },
        Imm { d: 1, v: 3 },
        StF32i { b: 1, off: 0 },
        FrameAddr { d: 0, off: 0 },
        Ret { a: 0 },
    ];
    let g = F { objects: &[(0, 4, false, "x")], ..f("g", 0, 2, local) };
    let (kind, line, text) = sentence(vec![f("_start", 0, 2, start), g]);
    assert_eq!((kind, line), (FaultKind::UseAfterReturn, 2));
    assert_eq!(text, "reads 4 bytes of `x` (a variable of `g`, which has returned), which no longer exists");
}

#[test]
fn undefined_values_may_be_copied_but_not_decided_by() {
    // x is declared, copied through memory and registers, and only then used.
    let objects: &'static [_] = &[(0, 8, false, "slot")];
    let code = |last: Op| {
        vec![
            Live { i: 0 },
            Undef { d: 0 },
            Line,
            Mov { d: 1, a: 0 },
            AddWI { d: 1, a: 1, v: 4 },
            StF64 { b: 1, off: 0 },
            LdF64 { d: 2, off: 0 },
            Line,
            last,
            Imm { d: 0, v: 9 },
            Ret { a: 0 },
        ]
    };
    let with = |last| vec![F { objects, ..f("_start", 0, 3, code(last)) }];
    assert_eq!(result(with(Mov { d: 1, a: 2 })), 9);
    assert_eq!(result(with(Imm { d: 2, v: 0 })), 9);
    assert_eq!(sentence(with(Jz { a: 2, t: 0 })).0, FaultKind::Uninitialised);
    assert_eq!(sentence(with(LdI8 { d: 1, a: 2, off: 0 })).0, FaultKind::Uninitialised);
}

#[test]
fn a_declaration_that_is_set_before_use_stays_in_the_fast_mode() {
    let code = vec![
        Undef { d: 0 },
        Undef { d: 1 },
        Line,
        Imm { d: 0, v: 1 },
        Imm { d: 1, v: 2 },
        Line,
        Add { d: 0, a: 0, b: 1 },
        Ret { a: 0 },
    ];
    let mut w = world(vec![f("_start", 0, 2, code)]);
    assert_eq!(w.steps(1), Stop::StepEnd);
    assert!(!w.thread.tainted);
    assert_eq!(w.steps(10), Stop::Returned(3));
}

#[test]
fn overflow_is_told_once_and_wraps() {
    let code = vec![
        Imm { d: 0, v: i32::MAX },
        Imm { d: 1, v: 0 },
        Line,
        AddWI { d: 2, a: 0, v: 1 },
        AddWI { d: 1, a: 1, v: 1 },
        JltI { a: 1, v: 5, t: 2 },
        Ret { a: 2 },
    ];
    let mut w = world(vec![f("_start", 0, 3, code)]);
    assert_eq!(w.run(), Stop::Returned(i64::from(i32::MIN) as u64));
    assert_eq!(w.budget.notices.len(), 1);
    assert_eq!(w.budget.notices[0].sentence, "signed overflow: 2147483647 + 1 does not fit in int, so it wraps around");
}
