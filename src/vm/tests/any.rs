//! Any program: instructions with small registers, addresses that matter, jumps within the function.

use proptest::prelude::*;

use super::*;

fn op(len: u32) -> impl Strategy<Value = Op> {
    let r = || 0..6_u8;
    let t = move || 0..len;
    let v = || prop_oneof![-9..9_i32, Just(i32::MIN), Just(i32::MAX), Just(DATA_BASE as i32 + 0x1000), any::<i32>()];
    let off = || prop_oneof![-20..80_i32, any::<i32>()];
    let three: Vec<fn(u8, u8, u8) -> Op> = vec![
        |d, a, b| Add { d, a, b },
        |d, a, b| Sub { d, a, b },
        |d, a, b| Mul { d, a, b },
        |d, a, b| AddL { d, a, b },
        |d, a, b| SubL { d, a, b },
        |d, a, b| MulL { d, a, b },
        |d, a, b| AddW { d, a, b },
        |d, a, b| SubW { d, a, b },
        |d, a, b| MulW { d, a, b },
        |d, a, b| Div { d, a, b },
        |d, a, b| Rem { d, a, b },
        |d, a, b| DivU { d, a, b },
        |d, a, b| RemU { d, a, b },
        |d, a, b| DivW { d, a, b },
        |d, a, b| RemW { d, a, b },
        |d, a, b| And { d, a, b },
        |d, a, b| Or { d, a, b },
        |d, a, b| Xor { d, a, b },
        |d, a, b| Shl { d, a, b },
        |d, a, b| Shr { d, a, b },
        |d, a, b| Sar { d, a, b },
        |d, a, b| ShlW { d, a, b },
        |d, a, b| ShrW { d, a, b },
        |d, a, b| SarW { d, a, b },
        |d, a, b| Eq { d, a, b },
        |d, a, b| Ne { d, a, b },
        |d, a, b| Lt { d, a, b },
        |d, a, b| Le { d, a, b },
        |d, a, b| LtU { d, a, b },
        |d, a, b| LeU { d, a, b },
        |d, a, b| FAdd { d, a, b },
        |d, a, b| FSub { d, a, b },
        |d, a, b| FMul { d, a, b },
        |d, a, b| FDiv { d, a, b },
        |d, a, b| FEq { d, a, b },
        |d, a, b| FLt { d, a, b },
        |d, a, b| LdXI32 { d, a, b },
        |d, a, b| LdX64 { d, a, b },
        |d, a, b| LdXI8 { d, a, b },
        |v, a, b| StXI32 { a, b, v },
        |v, a, b| StX64 { a, b, v },
        |v, a, b| StX8 { a, b, v },
        |d, a, _| Mov { d, a },
        |d, a, _| Not { d, a },
        |d, a, _| Neg { d, a },
        |d, a, _| NegL { d, a },
        |d, a, _| NegW { d, a },
        |d, a, _| LogNot { d, a },
        |d, a, _| Bool { d, a },
        |d, a, _| Sx8 { d, a },
        |d, a, _| Sx16 { d, a },
        |d, a, _| Sx32 { d, a },
        |d, a, _| Zx8 { d, a },
        |d, a, _| Zx32 { d, a },
        |d, a, _| I2F { d, a },
        |d, a, _| U2F { d, a },
        |d, a, _| I2S { d, a },
        |d, a, _| U2S { d, a },
        |d, a, _| F2I { d, a },
        |d, a, _| F2U { d, a },
        |d, a, _| F2W { d, a },
        |d, a, _| FRound { d, a },
        |d, a, _| FNeg { d, a },
        |d, a, _| Alloca { d, a },
        |d, _, _| SaveSp { d },
        |_, a, _| RestoreSp { a },
        |d, _, _| Freeze { d },
        |d, _, _| Undef { d },
        |base, a, argc| CallR { base, argc, a },
        |_, a, _| Ret { a },
    ];
    let offs: Vec<fn(u8, u8, i32) -> Op> = vec![
        |d, a, off| LdI8 { d, a, off },
        |d, a, off| LdU16 { d, a, off },
        |d, a, off| LdI32 { d, a, off },
        |d, a, off| Ld64 { d, a, off },
        |d, a, off| LdF32 { d, a, off },
        |a, b, off| St8 { a, b, off },
        |a, b, off| St16 { a, b, off },
        |a, b, off| St32 { a, b, off },
        |a, b, off| St64 { a, b, off },
        |a, b, off| StF32 { a, b, off },
        |d, _, off| LdFI32 { d, off },
        |d, _, off| LdF64 { d, off },
        |b, _, off| StF32i { b, off },
        |b, _, off| StF64 { b, off },
        |d, _, off| FrameAddr { d, off },
        |a, b, n| Copy { a, b, n: n.unsigned_abs() % 300 },
        |a, _, n| Zero { a, n: n.unsigned_abs() % 300 },
    ];
    prop_oneof![
        8 => (prop::sample::select(three), r(), r(), r()).prop_map(|(f, d, a, b)| f(d, a, b)),
        6 => (prop::sample::select(offs), r(), r(), off()).prop_map(|(f, d, a, o)| f(d, a, o)),
        5 => (r(), v()).prop_map(|(d, v)| Imm { d, v }),
        2 => (r(), r(), v()).prop_map(|(d, a, v)| AddWI { d, a, v }),
        3 => Just(Line),
        1 => (0..3_u32, any::<bool>()).prop_map(|(i, live)| if live { Live { i } } else { Dead { i } }),
        2 => (r(), t()).prop_map(|(a, t)| Jnz { a, t }),
        1 => (r(), t()).prop_map(|(a, t)| Jz { a, t }),
        2 => (r(), 0..5_u8, 0..3_u32).prop_map(|(base, argc, f)| Call { base, argc, f }),
        3 => (r(), 0..6_u8, 0..90_u16).prop_map(|(base, argc, id)| Op::Builtin { base, argc, id }),
        1 => (r(), 0..6_u8).prop_map(|(base, argc)| Sys { base, argc, call: 3 }),
    ]
}

fn function() -> impl Strategy<Value = Vec<Op>> {
    (4..40_u32).prop_flat_map(|len| prop::collection::vec(op(len), len as usize)).prop_map(|mut code| {
        // The compiler begins every loop with a line: without one a step would have no end.
        for i in 0..code.len() {
            if let Some(Jnz { t, .. } | Jz { t, .. }) = code.get(i)
                && *t as usize <= i
            {
                let back = *t as usize;
                code[back] = Line;
            }
        }
        code
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    /// Whatever the program: no panic; one step at a time or many at once is the same; a clone goes the same way.
    #[test]
    fn program_does_not_panic_and_steps_add_up(
        codes in prop::collection::vec(function(), 3),
        share in any::<bool>(),
        variadic in any::<bool>(),
    ) {
        let objects: &'static [_] = &[(0, 8, false, "a"), (16, 24, false, "b"), (48, 4, true, "c")];
        let build = || codes.iter().enumerate().map(|(i, code)| {
            let end = [Line, RetVoid];
            F { objects, variadic: variadic && i == 1, ..f("g", i as u8, 8, [code.as_slice(), &end].concat()) }
        }).collect();
        let mut one = world(build());
        let mut many = world(build());
        one.budget.threads_share = share;
        many.budget.threads_share = share;
        for round in 0..60 {
            let n = round % 7 + 1;
            let mut last = Stop::StepEnd;
            for _ in 0..n {
                // As the machine does: a snapshot at each step, hashed before.
                one.mm.fingerprint();
                let kept = (one.thread.clone(), one.mm.clone());
                last = one.steps(1);
                drop(kept);
                if last != Stop::StepEnd {
                    break;
                }
            }
            let mut left = n;
            let other = loop {
                let stop = many.steps(left);
                left = many.budget.steps;
                if stop != Stop::StepEnd || left == 0 {
                    break stop;
                }
            };
            prop_assert_eq!(&last, &other);
            prop_assert_eq!(&one.thread, &many.thread);
            prop_assert_eq!(&one.mm, &many.mm);
            prop_assert_eq!(&one.rt, &many.rt);
            let mut prints = Fingerprints::default();
            prop_assert_eq!(prints.of(&one.thread, &one.image), prints.of(&many.thread, &many.image));
            let view = inspect::Inspector { thread: &one.thread, rt: &one.rt, mm: &one.mm, pages: &one.pages, image: &one.image };
            view.frames().iter().for_each(|frame| drop(view.variables(frame.index)));
            match last {
                Stop::StepEnd => {}
                Stop::Sys { .. } => {
                    one.thread.finish_call(round as i64 - 30);
                    many.thread.finish_call(round as i64 - 30);
                    if round % 3 == 0 {
                        for w in [&mut one, &mut many] {
                            let at = Program::function_address(1);
                            let _ = w.thread.push_handler(&w.image, &mut w.mm, &mut w.pages, at, 10, Some(&[0; 128]), None);
                        }
                    }
                }
                Stop::SigReturn => {}
                Stop::Fault(_) | Stop::Returned(_) => break,
            }
        }
    }
}
