//! C programs made by lot: what csmith does not make. Heap, lists and trees, structs by value of every class, variable
//! arguments, function pointers, jumps of every kind, bit-fields, unions, arrays of variable length, strings, formats.
//!
//! A program is a few *parts*; each is a function `partN` with what it needs before it, and prints what it finds. None has
//! undefined behaviour, nor any that the order of evaluation decides: signed arithmetic that may overflow goes by way of
//! the unsigned type, divisors and shift counts are bounded, loops and jumps backward use up a `fuel`.

mod data;
mod expr;
mod flow;
mod library;

use std::fmt::Write as _;

/// SplitMix64: the same numbers everywhere.
pub struct Lot(u64);

impl Lot {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// From `low` to `high`, both included.
    fn range(&mut self, low: i64, high: i64) -> i64 {
        low + (self.next() % (high - low + 1) as u64) as i64
    }

    /// True once in `n` times.
    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// An arithmetic type.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ty {
    name: &'static str,
    bits: u32,
    signed: bool,
    float: bool,
}

const fn int(name: &'static str, bits: u32, signed: bool) -> Ty {
    Ty { name, bits, signed, float: false }
}

const INT: Ty = int("int", 32, true);
const UINT: Ty = int("unsigned", 32, false);
const LONG: Ty = int("long", 64, true);
const ULONG: Ty = int("unsigned long", 64, false);
const DOUBLE: Ty = Ty { name: "double", bits: 64, signed: true, float: true };
const FLOAT: Ty = Ty { name: "float", bits: 32, signed: true, float: true };
const INTS: &[Ty] = &[
    int("char", 8, true),
    int("signed char", 8, true),
    int("unsigned char", 8, false),
    int("short", 16, true),
    int("unsigned short", 16, false),
    INT,
    UINT,
    LONG,
    ULONG,
    int("long long", 64, true),
    int("_Bool", 1, false),
];
const SCALARS: &[Ty] = &[
    int("char", 8, true),
    int("unsigned char", 8, false),
    int("short", 16, true),
    INT,
    UINT,
    LONG,
    ULONG,
    FLOAT,
    DOUBLE,
    DOUBLE,
];

/// A program in the making.
pub struct Maker {
    lot: Lot,
    /// Before the functions of the parts; the part in hand.
    globals: String,
    out: String,
    indent: usize,
    /// For names that are used once.
    count: usize,
    /// Integers in scope that may be read and written.
    vars: Vec<(String, Ty)>,
}

/// The program of a seed.
pub fn program(seed: u64) -> String {
    let mut m =
        Maker { lot: Lot(seed), globals: String::new(), out: String::new(), indent: 0, count: 0, vars: Vec::new() };
    type Part = fn(&mut Maker, &str);
    let parts: &[Part] = &[
        Maker::expressions,
        Maker::flow,
        Maker::flow,
        Maker::computed_goto,
        Maker::long_jumps,
        Maker::recursion,
        Maker::structs,
        Maker::structs,
        Maker::varargs,
        Maker::bit_fields,
        Maker::unions,
        Maker::variable_arrays,
        Maker::initialisers,
        Maker::pointers,
        Maker::list,
        Maker::tree,
        Maker::blocks,
        Maker::strings,
        Maker::printing,
        Maker::scanning,
        Maker::sorting,
        Maker::floats,
        Maker::file,
    ];
    let n = m.lot.range(4, 9);
    let mut bodies = String::new();
    for i in 0..n {
        m.vars.clear();
        m.out.clear();
        m.indent = 0;
        let part = m.lot.one_of(parts);
        part(&mut m, &format!("part{i}"));
        bodies.push_str(&m.out);
        bodies.push('\n');
    }
    let calls: String = (0..n).map(|i| format!("    printf(\"-- {i}\\n\");\n    part{i}();\n")).collect();
    let head = ["stdio", "stdlib", "string", "setjmp", "stdarg", "stddef", "ctype", "limits", "stdint", "inttypes"];
    let head: String = head.iter().map(|h| format!("#include <{h}.h>\n")).collect();
    format!(
        "/* Seed {seed}. */\n{head}#include <math.h>\n\n{}\n{bodies}int main(void)\n{{\n{calls}    return {};\n}}\n",
        m.globals,
        m.lot.below(200)
    )
}

impl Maker {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{:1$}{text}", "", self.indent * 4);
    }

    /// A line that opens a block.
    fn open(&mut self, text: &str) {
        self.line(text);
        self.indent += 1;
    }

    fn close(&mut self) {
        self.indent -= 1;
        self.line("}");
    }

    fn begin(&mut self, name: &str) {
        self.open(&format!("static void {name}(void) {{"));
    }

    fn fresh(&mut self, stem: &str) -> String {
        self.count += 1;
        format!("{stem}{}", self.count)
    }

    /// A constant of a type.
    fn literal(&mut self, ty: Ty) -> String {
        if ty.float {
            let a = self.lot.range(-2000, 2000);
            let b = self.lot.one_of(&["1.0", "8.0", "3.0", "10.0", "1e5", "1e-3"]);
            return format!("(({})({a} / {b}))", ty.name);
        }
        let small = !self.lot.once_in(4);
        let v = if small { self.lot.range(-20, 100) } else { self.lot.next() as i64 };
        let v = match (ty.bits, ty.signed) {
            (1, _) => v & 1,
            (8, true) => i64::from(v as i8),
            (8, false) => i64::from(v as u8),
            (16, true) => i64::from(v as i16),
            (16, false) => i64::from(v as u16),
            (32, true) => i64::from(v as i32).max(-i64::from(i32::MAX)),
            (32, false) => i64::from(v as u32),
            (_, true) => v.max(-i64::MAX),
            _ => return if small { format!("{}UL", v.unsigned_abs()) } else { format!("{:#x}UL", v as u64) },
        };
        let suffix = match (ty.bits, ty.signed) {
            (64, _) => "L",
            (32, false) => "U",
            _ => "",
        };
        if v < 0 { format!("({v}{suffix})") } else { format!("{v}{suffix}") }
    }

    /// Declares integer variables with values: what `expr` reads.
    fn variables(&mut self, n: usize) {
        for _ in 0..n {
            let ty = self.lot.one_of(INTS);
            let name = self.fresh("v");
            let value = self.literal(ty);
            let kind = self.lot.one_of(&["", "", "", "register ", "volatile ", "static "]);
            self.line(&format!("{kind}{} {name} = {value};", ty.name));
            self.vars.push((name, ty));
        }
    }

    fn print_variables(&mut self) {
        for (name, _) in self.vars.clone() {
            self.line(&format!("printf(\"{name} %lld\\n\", (long long){name});"));
        }
    }

    /// Text that prints a scalar.
    fn print(name: &str, ty: Ty) -> String {
        match ty.float {
            true => format!("printf(\" %.9g\", (double){name});"),
            false => format!("printf(\" %lld\", (long long){name});"),
        }
    }

    /// A word for a string.
    fn word(&mut self) -> String {
        let n = self.lot.range(0, 9);
        (0..n).map(|_| self.lot.one_of(&['a', 'b', 'c', 'x', ' ', ',', '1', '9', 'Z', '-', '.'])).collect()
    }
}
