//! Base steps: where they end, what others see in them, clones and fingerprints.

use super::*;

#[test]
fn a_base_step_ends_before_a_statement() {
    let code =
        vec![Imm { d: 0, v: 0 }, Line, AddWI { d: 0, a: 0, v: 1 }, Line, AddWI { d: 0, a: 0, v: 1 }, Ret { a: 0 }];
    let mut w = world(vec![f("_start", 0, 1, code)]);
    let mut pcs = vec![];
    while w.steps(1) == Stop::StepEnd {
        pcs.push(w.thread.pc);
    }
    assert_eq!(pcs, [1, 3]);
}

#[test]
fn a_visible_access_is_the_first_and_only_one_of_its_step() {
    let code = vec![
        Line,
        Imm { d: 0, v: DATA_BASE as i32 },
        LdI32 { d: 1, a: 0, off: 0x1000 },
        AddWI { d: 1, a: 1, v: 1 },
        St32 { a: 0, b: 1, off: 0x1000 },
        Ret { a: 1 },
    ];
    let mut alone = world(vec![f("_start", 0, 2, code.clone())]);
    assert_eq!(alone.steps(1), Stop::Returned(2));
    let mut w = world(vec![f("_start", 0, 2, code)]);
    w.budget.threads_share = true;
    let mut seen = vec![];
    let mut last = Stop::StepEnd;
    while last == Stop::StepEnd {
        last = w.steps(1);
        seen.push((w.thread.pc, w.budget.accesses.iter().map(|a| a.write).collect::<Vec<_>>()));
    }
    assert_eq!(last, Stop::Returned(2));
    assert_eq!(seen, [(2, vec![]), (4, vec![false]), (5, vec![true])]);
}

#[test]
fn a_handler_does_not_come_back_in_one_step_with_a_visible_access() {
    let handler = vec![
        Line,
        Imm { d: 0, v: DATA_BASE as i32 },
        Imm { d: 1, v: 7 },
        Line,
        St32 { a: 0, b: 1, off: 0x1000 },
        RetVoid,
    ];
    let start = vec![Line, Imm { d: 0, v: 1 }, Ret { a: 0 }];
    let first = start.len() as u32;
    let handler_op = |w: &World| w.thread.pc - first;
    let seen = |shared: bool| {
        let mut w = world(vec![f("_start", 0, 1, start.clone()), f("on", 1, 2, handler.clone())]);
        w.budget.threads_share = shared;
        let at = Program::function_address(1);
        w.thread.push_handler(&w.image, &mut w.mm, &mut w.pages, at, 10, None, None).unwrap();
        let mut ends = vec![];
        while w.steps(1) == Stop::StepEnd {
            ends.push(handler_op(&w));
        }
        ends
    };
    // Before a statement; before the store, and after it.
    assert_eq!((seen(false), seen(true)), (vec![3], vec![3, 4, 5]));
}

#[test]
fn base_steps_do_not_depend_on_the_budget() {
    let code = vec![
        Line,
        Imm { d: 0, v: DATA_BASE as i32 },
        LdI32 { d: 1, a: 0, off: 0x1000 },
        Line,
        St32 { a: 0, b: 1, off: 0x1020 },
        AddWI { d: 1, a: 1, v: 1 },
        St32 { a: 0, b: 1, off: 0x1000 },
        JltI { a: 1, v: 50, t: 0 },
        Ret { a: 1 },
    ];
    let mut one = world(vec![f("_start", 0, 2, code)]);
    one.budget.threads_share = true;
    let mut many = World {
        thread: one.thread.clone(),
        rt: one.rt.clone(),
        mm: one.mm.clone(),
        pages: one.pages.clone(),
        image: one.image.clone(),
        budget: one.budget.clone(),
    };
    for n in [1, 2, 3, 7, 20] {
        for _ in 0..n {
            one.steps(1);
        }
        many.steps(n);
        assert_eq!(one.thread, many.thread);
        assert_eq!(one.mm, many.mm);
        assert_eq!(one.mm.fingerprint(), many.mm.fingerprint());
    }
}

#[test]
fn shared_mappings_are_visible_with_their_object() {
    let code = vec![Line, Ld64 { d: 1, a: 0, off: 8 }, Ret { a: 1 }];
    let mut w = world(vec![f("_start", 1, 2, code)]);
    let id = w.pages.create(4096);
    let at = w.mm.map(&w.pages, 4096, Area::of_object(PROT_READ | PROT_WRITE, id, 0, true)).unwrap();
    w.pages.write(id, 8, &crate::kernel::pages::Bytes::from(vec![5, 0, 0, 0, 0, 0, 0, 0]));
    w.thread.regs[0] = at;
    assert_eq!(w.steps(1), Stop::StepEnd);
    assert_eq!(w.steps(1), Stop::Returned(5));
    assert_eq!(w.budget.accesses[0].object, Some((id, 8)));
}

#[test]
fn a_clone_goes_its_own_way() {
    let start = vec![Imm { d: 0, v: 12 }, Call { base: 0, argc: 1, f: 1 }, Ret { a: 0 }];
    let mut w = world(vec![f("_start", 0, 1, start), fib()]);
    w.steps(100);
    let mut twin = w.thread.clone();
    assert_eq!(twin, w.thread);
    let mut mm = w.mm.clone();
    let a = run(&mut twin, &mut w.rt.clone(), &mut mm, &mut w.pages.clone(), &w.image, &mut Budget::steps(1 << 30));
    assert_ne!(twin, w.thread);
    assert_eq!(a, Stop::Returned(144));
    assert_eq!(w.steps(1 << 30), Stop::Returned(144));
    assert_eq!(twin, w.thread);
}

#[test]
fn a_fingerprint_leaves_out_what_is_dead() {
    // Register 1 is used up at the second statement, register 0 is not.
    let code = vec![Line, Mov { d: 2, a: 1 }, Line, AddWI { d: 1, a: 0, v: 1 }, Line, Ret { a: 1 }];
    let at_second = |r0, r1| {
        let mut w = world(vec![f("_start", 3, 3, code.clone())]);
        w.thread.regs[..2].copy_from_slice(&[r0, r1]);
        w.steps(1);
        (Fingerprints::default().of(&w.thread, &w.image), w.thread)
    };
    let (a, b, c) = (at_second(1, 5), at_second(1, 6), at_second(2, 5));
    assert_ne!(a.1, b.1);
    assert_eq!(a.0, b.0);
    assert_ne!(a.0, c.0);
}
