//! Strings, and `printf` beside the C library's.

use super::*;

#[test]
fn strings_are_read_with_care() {
    let call = |id, args: &[i32]| {
        let mut code = vec![Line];
        code.extend(args.iter().enumerate().map(|(i, &v)| Imm { d: i as Reg, v }));
        code.extend([builtin(id, 0, args.len() as u8), Ret { a: 0 }]);
        vec![f("_start", 0, 4, code)]
    };
    let (hello, table) = (DATA_BASE as i32, DATA_BASE as i32 + 0x1020);
    assert_eq!(result(call(Builtin::Strlen, &[hello])), 5);
    assert_eq!(result(call(Builtin::Strchr, &[hello, i32::from(b'l')])), DATA_BASE + 2);
    assert_eq!(result(call(Builtin::Strrchr, &[hello, i32::from(b'l')])), DATA_BASE + 3);
    assert_eq!(result(call(Builtin::Strcmp, &[hello, hello + 1])) as i64, i64::from(b'h') - i64::from(b'e'));
    assert_eq!(result(call(Builtin::Strstr, &[hello, hello + 3])), DATA_BASE + 3);
    assert_eq!(result(call(Builtin::Memset, &[table, 1, 16])), DATA_BASE + 0x1020);
    assert_eq!(sentence(call(Builtin::Memset, &[table, 1, 17])).0, FaultKind::OutOfBounds);
    assert_eq!(sentence(call(Builtin::Strcpy, &[hello, table])).0, FaultKind::ReadOnly);
    assert_eq!(sentence(call(Builtin::Strlen, &[0])).0, FaultKind::Null);
}

/// printf over memory prepared by hand: slots as a variadic call spills them. `s`: a string, `W`: a wide one, `f`: bits.
fn printf(format: &str, args: &[&str]) -> (i64, String) {
    let code = vec![builtin(Builtin::Format, 0, 5), Ret { a: 0 }];
    let mut w = world(vec![f("_start", 5, 5, code)]);
    let at = w.mm.map(&w.pages, 0x10_0000, Area::anonymous(PROT_READ | PROT_WRITE)).unwrap();
    let (slots, mut text) = (at + 0x8000, at + 0x1_0000);
    let mut put = |w: &mut World, bytes: &[u8]| {
        w.mm.poke(text, bytes);
        text += bytes.len() as u64;
        text - bytes.len() as u64
    };
    for (i, arg) in args.iter().enumerate() {
        let (kind, rest) = arg.split_at(1);
        let v = match kind {
            "i" => rest.parse::<i64>().unwrap() as u64,
            "f" => u64::from_str_radix(rest, 16).unwrap(),
            "s" => put(&mut w, format!("{rest}\0").as_bytes()),
            _ => {
                let wide: Vec<u8> = rest.chars().chain(['\0']).flat_map(|c| u32::from(c).to_le_bytes()).collect();
                put(&mut w, &wide)
            }
        };
        w.mm.poke(slots + 8 * i as u64, &v.to_le_bytes());
    }
    w.mm.discard(slots + 8 * args.len() as u64, 64, crate::kernel::pages::CLOSED);
    w.mm.poke(at, format!("{format}\0").as_bytes());
    w.mm.poke(at + 0x7000, &slots.to_le_bytes());
    let to = at + 0x8_0000;
    w.thread.regs[..5].copy_from_slice(&[to, 0x8_0000, at, at + 0x7000, 2]);
    match w.run() {
        Stop::Returned(n) => {
            let n = n as i64;
            let out = w.mm.read(&w.pages, to, n.max(0) as u64).unwrap();
            (n, String::from_utf8_lossy(&out.data).into_owned())
        }
        Stop::Fault(f) => (-1, f.sentence),
        other => panic!("{other:?}"),
    }
}

// The cases were printed by glibc 2.36. Left out: `%#G` of 999999.5, where that prints "1.E+06" against C11 7.21.6.1.
#[test]
fn printf_is_glibcs() {
    let mut wrong = vec![];
    for line in include_str!("../builtin/format_cases.txt").lines() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [format, args, expect] = parts.as_slice() else { panic!("{line}") };
        let args: Vec<&str> = args.split(',').filter(|a| !a.is_empty()).collect();
        let got = printf(&format.replace("\\n", "\n"), &args).1.replace('\n', "\\n");
        if got != *expect {
            wrong.push(format!("{format} {args:?}: {got} for {expect}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_format_that_asks_for_too_much_is_told() {
    assert_eq!(
        printf("%d %d", &["i1"]).1,
        "the format asks for an integer as argument 2 after it, but there is only 1"
    );
    assert_eq!(
        printf("%s", &["i7"]).1,
        "reads 1 byte at 0x7, which is 7 bytes from the null pointer: a member or element of nothing"
    );
    assert_eq!(printf("abc%", &[]).0, -22);
    assert_eq!(printf("%2147483648d", &["i7"]).0, -75);
}
