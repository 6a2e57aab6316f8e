//! Instructions as C: each becomes a few assignments to the locals that stand for registers and flags. What is locked
//! becomes one atomic operation, and so do a load and a store alone; what changes memory without a lock is a plain load and
//! a plain store, between which others may run.

use super::build::{Build, local};
use super::operand::{Arg, Operands};
use super::template::Line;
use crate::cc::ast::{Binary, Expr, Ident, Stmt, StmtKind, Unary};
use std::collections::BTreeMap;

pub(super) struct Lower<'a> {
    pub build: Build,
    pub operands: Operands<'a>,
    /// Someone asks for the flags.
    pub flags: bool,
    /// Where `asm goto` may go.
    pub targets: &'a [Ident],
    /// Makes the names of labels those of this statement.
    pub unique: String,
    pub out: Vec<Stmt>,
}

/// Instructions that a letter for the width may follow.
const SIZED: &[&str] = &[
    "mov", "movabs", "lea", "add", "adc", "sub", "sbb", "and", "or", "xor", "cmp", "test", "inc", "dec", "neg", "not",
    "xchg", "xadd", "cmpxchg", "shl", "sal", "shr", "sar", "rol", "ror", "bt", "bts", "btr", "btc", "imul", "mul",
    "div", "idiv", "bswap", "bsf", "bsr", "popcnt", "tzcnt", "lzcnt", "stos", "movs", "nop",
];

/// The mnemonic without its width, and the width in bytes.
fn sized(name: &str) -> Option<(&'static str, Option<u8>)> {
    if let Some(known) = SIZED.iter().find(|s| **s == name) {
        return Some((known, None));
    }
    let (stem, last) = name.split_at_checked(name.len().checked_sub(1)?)?;
    let width = width_of(last)?;
    SIZED.iter().find(|s| **s == stem).map(|known| (*known, Some(width)))
}

fn width_of(letter: &str) -> Option<u8> {
    Some(match letter {
        "b" => 1,
        "w" => 2,
        "l" => 4,
        "q" => 8,
        _ => return None,
    })
}

/// Whether an instruction decides by the flags.
pub(super) fn asks_flags(line: &Line) -> bool {
    let n = line.name.as_str();
    n.starts_with("set")
        || n.starts_with("cmov")
        || n.starts_with('j') && n != "jmp"
        || n.starts_with("adc")
        || n.starts_with("sbb")
}

impl Lower<'_> {
    /// The instruction that is not understood, if any.
    pub fn lines(&mut self, lines: &[Line]) -> Result<(), String> {
        let mut total: BTreeMap<&str, u32> = BTreeMap::new();
        for label in lines.iter().flat_map(|l| &l.labels) {
            *total.entry(label).or_default() += 1;
        }
        let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
        for line in lines {
            for label in &line.labels {
                let nth = seen.entry(label).or_default();
                *nth += 1;
                let label = self.build.label(&self.label_name(label, *nth));
                self.out.push(label);
            }
            if line.name.is_empty() {
                continue;
            }
            let refused = || format!("{}{}", if line.lock { "lock " } else { "" }, line.name);
            let jump = line.name.strip_prefix('j');
            let done = match jump {
                Some(condition) => self.jump(condition, line, &seen, &total),
                None => self.instruction(line),
            };
            done.ok_or_else(refused)?;
        }
        Ok(())
    }

    fn label_name(&self, label: &str, nth: u32) -> String {
        local(&format!("{}_{label}_{nth}", self.unique))
    }

    fn jump(&mut self, cc: &str, line: &Line, seen: &BTreeMap<&str, u32>, total: &BTreeMap<&str, u32>) -> Option<()> {
        let [to] = line.args.as_slice() else { return None };
        let b = self.build;
        let way = to.strip_suffix('b').map(|l| (l, 0)).or_else(|| to.strip_suffix('f').map(|l| (l, 1)));
        let numbered = way.filter(|(l, _)| !l.is_empty() && l.chars().all(|c| c.is_ascii_digit()));
        let target = if let Some((label, ahead)) = numbered {
            let nth = seen.get(label).copied().unwrap_or(0) + ahead;
            if nth == 0 || nth > *total.get(label)? {
                return None;
            }
            b.ident(&self.label_name(label, nth))
        } else if let Some(reference) = to.strip_prefix("%l") {
            let name = reference.strip_prefix('[').and_then(|r| r.strip_suffix(']'));
            let first = self.operands.list.len();
            match name {
                Some(n) => self.targets.iter().find(|t| *t.name == *n)?.clone(),
                None => self.targets.get(reference.parse::<usize>().ok()?.checked_sub(first)?)?.clone(),
            }
        } else {
            total.get(to.as_str())?;
            b.ident(&self.label_name(to, 1))
        };
        let go = b.stmt(StmtKind::Goto(target));
        let go = if cc == "mp" {
            go
        } else {
            b.stmt(StmtKind::If { condition: self.condition(cc)?, then: Box::new(go), otherwise: None })
        };
        self.out.push(go);
        Some(())
    }

    /// Whether the flags say so.
    pub fn condition(&self, cc: &str) -> Option<Expr> {
        let b = self.build;
        let (zf, cf, sf, of) = (b.var("zf"), b.var("cf"), b.var("sf"), b.var("of"));
        let or = |x, y| b.bin(Binary::Or, x, y);
        let differ = |x, y| b.bin(Binary::Ne, x, y);
        let (value, negated) = match cc {
            "e" | "z" => (zf, false),
            "ne" | "nz" => (zf, true),
            "b" | "c" | "nae" => (cf, false),
            "ae" | "nc" | "nb" => (cf, true),
            "be" | "na" => (or(cf, zf), false),
            "a" | "nbe" => (or(cf, zf), true),
            "s" => (sf, false),
            "ns" => (sf, true),
            "o" => (of, false),
            "no" => (of, true),
            "l" | "nge" => (differ(sf, of), false),
            "ge" | "nl" => (differ(sf, of), true),
            "le" | "ng" => (or(zf, differ(sf, of)), false),
            "g" | "nle" => (or(zf, differ(sf, of)), true),
            _ => return None,
        };
        Some(b.bin(if negated { Binary::Eq } else { Binary::Ne }, b.wide(value), b.int(0)))
    }

    pub fn set(&mut self, name: &str, value: Expr) {
        let stmt = self.build.assign(self.build.var(name), value);
        self.out.push(stmt);
    }

    pub fn write(&mut self, arg: &Arg, width: u8, value: Expr) -> Option<()> {
        let stmt = self.operands.write(arg, width, value)?;
        self.out.push(stmt);
        Some(())
    }

    /// The flags that the result in `r` sets.
    pub fn result_flags(&mut self, width: u8) {
        let b = self.build;
        if self.flags {
            self.set("zf", b.bin(Binary::Eq, b.var("r"), b.int(0)));
            self.set("sf", self.top(width, b.var("r")));
        }
    }

    /// The highest bit of `width` bytes.
    pub fn top(&self, width: u8, e: Expr) -> Expr {
        let b = self.build;
        let shifted = b.bin(Binary::Shr, e, b.int(8 * u64::from(width) - 1));
        b.bin(Binary::BitAnd, shifted, b.int(1))
    }

    fn instruction(&mut self, line: &Line) -> Option<()> {
        let name = line.name.as_str();
        let mut args = Vec::new();
        for a in &line.args {
            args.push(self.operands.arg(a)?);
        }
        if line.lock {
            return self.locked(name, &args);
        }
        if let Some(cc) = name.strip_prefix("set") {
            let value = self.condition(cc)?;
            return self.write(args.first()?, 1, value);
        }
        if let Some(cc) = name.strip_prefix("cmov") {
            let stem = cc.get(..cc.len().saturating_sub(1)).unwrap_or("");
            let condition = self.condition(cc).or_else(|| self.condition(stem))?;
            let [from, to @ Arg::Register { width, .. }] = args.as_slice() else { return None };
            let (old, new) = (self.operands.read(to, *width), self.operands.load(from, *width));
            let value = self.build.pick(condition, new, old);
            return self.write(to, *width, value);
        }
        if let Some(widths) = name.strip_prefix("movz").or_else(|| name.strip_prefix("movs")).filter(|w| w.len() == 2) {
            let (from, to) = (width_of(&widths[..1])?, width_of(&widths[1..])?);
            let value = self.operands.load(args.first()?, from);
            let value = if name.starts_with("movs") { self.build.signed(from, value) } else { value };
            return self.write(args.get(1)?, to, self.build.wide(value));
        }
        if let Some(done) = self.fixed(name, &args) {
            return Some(done);
        }
        let (stem, suffix) = sized(name)?;
        let width = suffix.or_else(|| width_by(&args))?;
        self.plain(stem, width, &args, line.repeat)
    }

    /// A locked instruction: one atomic operation on the memory it names.
    fn locked(&mut self, name: &str, args: &[Arg]) -> Option<()> {
        let b = self.build;
        let (stem, suffix) = sized(name)?;
        let width = suffix.or_else(|| width_by(args))?;
        let to = args.iter().rev().find(|a| matches!(a, Arg::Memory { .. }))?.clone();
        let Arg::Memory { address, .. } = &to else { return None };
        let pointer = b.pointer(width, address.clone());
        if args.last().is_some_and(|a| !matches!(a, Arg::Memory { .. })) && stem != "xchg" {
            return None;
        }
        let from = args.first()?.clone();
        let fetch = |op: &str, value: Expr| {
            b.wide(b.call(&format!("__atomic_fetch_{op}"), vec![pointer.clone(), value, b.int(5)]))
        };
        match stem {
            "add" | "sub" | "and" | "or" | "xor" if args.len() == 2 => {
                self.set("b", self.operands.read(&from, width));
                self.set("a", fetch(stem, b.var("b")));
                self.combine(stem, width);
            }
            "inc" | "dec" => {
                self.set("b", b.int(1));
                self.set("a", fetch(if stem == "inc" { "add" } else { "sub" }, b.var("b")));
                self.combine(stem, width);
            }
            "not" => self.set("a", fetch("xor", b.int(u64::MAX))),
            "xadd" => {
                self.set("b", self.operands.read(&from, width));
                self.set("a", fetch("add", b.var("b")));
                self.combine("add", width);
                self.write(&from, width, b.var("a"))?;
            }
            "xchg" => return self.exchange(width, args),
            "cmpxchg" => {
                self.set("a", b.low(width, b.var("rax")));
                self.set("b", b.var("a"));
                // The builtin writes what it found where it was told what to expect.
                let expected = b.pointer(width, b.unary(Unary::AddrOf, b.var("b")));
                let new = self.operands.read(&from, width);
                let args = vec![pointer, expected, new, b.int(0), b.int(5), b.int(5)];
                self.set("r", b.call("__atomic_compare_exchange_n", args));
                self.compared(width)?;
            }
            "bts" | "btr" | "btc" => {
                let (address, mask) = self.bit(&from, &to, width)?;
                let (op, mask) = match stem {
                    "bts" => ("or", mask),
                    "btr" => ("and", b.unary(Unary::BitNot, mask)),
                    _ => ("xor", mask),
                };
                let args = vec![b.pointer(width, address), mask, b.int(5)];
                self.set("a", b.wide(b.call(&format!("__atomic_fetch_{op}"), args)));
                self.carry_bit(width);
            }
            _ => return None,
        }
        Some(())
    }

    /// After a comparison with the accumulator whose outcome is in `r`, what was found in `b`.
    pub fn compared(&mut self, width: u8) -> Option<()> {
        let b = self.build;
        let accumulator = Arg::Register { var: "rax".to_string(), width, high: false };
        let before = b.var("a");
        self.write(&accumulator, width, b.pick(b.var("r"), before, b.var("b")))?;
        // Its flags are those of comparing the two; what was equal still is.
        if self.flags {
            self.combine("sub", width);
        }
        Some(())
    }

    /// `xchg` with memory is locked whether or not it says so.
    pub fn exchange(&mut self, width: u8, args: &[Arg]) -> Option<()> {
        let b = self.build;
        let [x, y] = args else { return None };
        match (x, y) {
            (Arg::Memory { address, .. }, register @ Arg::Register { .. })
            | (register @ Arg::Register { .. }, Arg::Memory { address, .. }) => {
                let value = self.operands.read(register, width);
                let args = vec![b.pointer(width, address.clone()), value, b.int(5)];
                self.set("a", b.wide(b.call("__atomic_exchange_n", args)));
                self.write(register, width, b.var("a"))
            }
            (Arg::Register { .. }, Arg::Register { .. }) => {
                self.set("a", self.operands.read(x, width));
                let other = self.operands.read(y, width);
                self.write(x, width, other)?;
                self.write(y, width, b.var("a"))
            }
            _ => None,
        }
    }

    /// The word that a bit instruction looks at, and the mask of the bit. A register may name a bit far from the word.
    pub fn bit(&mut self, index: &Arg, of: &Arg, width: u8) -> Option<(Expr, Expr)> {
        let b = self.build;
        let bits = 8 * u64::from(width);
        self.set("b", b.wide(b.signed(width, self.operands.read(index, width))));
        let Arg::Memory { address, .. } = of else { return None };
        let address = match index {
            Arg::Register { .. } => {
                let words = b.signed(8, b.bin(Binary::BitAnd, b.var("b"), b.int(!(bits - 1))));
                b.bin(Binary::Add, address.clone(), b.wide(b.bin(Binary::Shr, words, b.int(3))))
            }
            _ => address.clone(),
        };
        let bit = b.bin(Binary::BitAnd, b.var("b"), b.int(bits - 1));
        Some((address, b.bin(Binary::Shl, b.int(1), bit)))
    }

    /// The carry becomes the bit of `a` that `b` numbers.
    pub fn carry_bit(&mut self, width: u8) {
        let b = self.build;
        if self.flags {
            let bit = b.bin(Binary::BitAnd, b.var("b"), b.int(8 * u64::from(width) - 1));
            self.set("cf", b.bin(Binary::BitAnd, b.bin(Binary::Shr, b.var("a"), bit), b.int(1)));
        }
    }
}

/// Without a letter the registers say the width, else the memory's type.
fn width_by(args: &[Arg]) -> Option<u8> {
    let register = args.iter().rev().find_map(|a| match a {
        Arg::Register { width, .. } => Some(*width),
        _ => None,
    });
    register.or_else(|| {
        args.iter().find_map(|a| match a {
            Arg::Memory { size, .. } => *size,
            _ => None,
        })
    })
}
