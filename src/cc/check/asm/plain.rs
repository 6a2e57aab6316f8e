//! What instructions compute, and the flags they leave.

use super::lower::Lower;
use super::operand::Arg;
use crate::cc::ast::{Binary, Expr, StmtKind, Unary};

fn register(var: &str, width: u8) -> Arg {
    Arg::Register { var: var.to_string(), width, high: false }
}

impl Lower<'_> {
    /// `r` becomes `a op b`, and the flags follow.
    pub fn combine(&mut self, op: &str, width: u8) {
        let b = self.build;
        let binary = match op {
            "add" | "inc" | "adc" => Binary::Add,
            "sub" | "dec" | "sbb" | "cmp" | "neg" => Binary::Sub,
            "and" | "test" => Binary::BitAnd,
            "or" => Binary::BitOr,
            _ => Binary::BitXor,
        };
        let mut result = b.bin(binary, b.var("a"), b.var("b"));
        let with_carry = matches!(op, "adc" | "sbb");
        if with_carry {
            result = b.bin(binary, result, b.var("cf"));
        }
        self.set("r", b.low(width, result));
        if !self.flags {
            return;
        }
        let below = |x: Expr, y: Expr| b.bin(Binary::Lt, x, y);
        let xor = |x: &str, y: &str| b.bin(Binary::BitXor, b.var(x), b.var(y));
        let equal = |x: &str, y: &str| b.bin(Binary::And, b.var("cf"), b.bin(Binary::Eq, b.var(x), b.var(y)));
        let (carry, overflow) = match binary {
            Binary::Add => {
                let carry = below(b.var("r"), b.var("a"));
                let carry = if with_carry { b.bin(Binary::Or, carry, equal("r", "a")) } else { carry };
                (carry, b.bin(Binary::BitAnd, xor("a", "r"), xor("b", "r")))
            }
            Binary::Sub => {
                let carry = below(b.var("a"), b.var("b"));
                let carry = if with_carry { b.bin(Binary::Or, carry, equal("a", "b")) } else { carry };
                (carry, b.bin(Binary::BitAnd, xor("a", "b"), xor("a", "r")))
            }
            _ => (b.int(0), b.int(0)),
        };
        self.set("of", self.top(width, overflow));
        if !matches!(op, "inc" | "dec") {
            self.set("cf", carry);
        }
        self.result_flags(width);
    }

    /// An instruction that is not locked, of a known width.
    pub fn plain(&mut self, stem: &str, width: u8, args: &[Arg], repeat: bool) -> Option<()> {
        let b = self.build;
        match (stem, args) {
            ("nop", _) => {}
            ("stos" | "movs", []) => self.string(stem, width, repeat)?,
            ("mov" | "movabs", [from, to]) => {
                let stmt = self.operands.store(to, width, self.operands.load(from, width))?;
                self.out.push(stmt);
            }
            ("lea", [Arg::Memory { address, .. }, to]) => self.write(to, width, address.clone())?,
            ("cmp" | "test", [from, to]) => {
                self.set("a", self.operands.load(to, width));
                self.set("b", self.operands.load(from, width));
                self.combine(stem, width);
            }
            ("add" | "sub" | "adc" | "sbb" | "and" | "or" | "xor", [from, to]) => {
                self.set("a", self.operands.read(to, width));
                self.set("b", self.operands.load(from, width));
                self.combine(stem, width);
                self.write(to, width, b.var("r"))?;
            }
            ("inc" | "dec", [to]) => {
                self.set("a", self.operands.read(to, width));
                self.set("b", b.int(1));
                self.combine(stem, width);
                self.write(to, width, b.var("r"))?;
            }
            ("neg", [to]) => {
                self.set("a", b.int(0));
                self.set("b", self.operands.read(to, width));
                self.combine(stem, width);
                self.write(to, width, b.var("r"))?;
            }
            ("not", [to]) => self.write(to, width, b.unary(Unary::BitNot, self.operands.read(to, width)))?,
            ("xchg", _) => self.exchange(width, args)?,
            ("xadd", [from, to]) => {
                self.set("a", self.operands.read(to, width));
                self.set("b", self.operands.read(from, width));
                self.combine("add", width);
                self.write(from, width, b.var("a"))?;
                self.write(to, width, b.var("r"))?;
            }
            ("cmpxchg", [from, to]) => {
                self.set("a", b.low(width, b.var("rax")));
                self.set("b", self.operands.read(to, width));
                self.set("r", b.bin(Binary::Eq, b.var("a"), b.var("b")));
                let new = self.operands.read(from, width);
                self.write(to, width, b.pick(b.var("r"), new, b.var("b")))?;
                self.compared(width)?;
            }
            ("shl" | "sal" | "shr" | "sar" | "rol" | "ror", _) => self.shift(stem, width, args)?,
            ("bt" | "bts" | "btr" | "btc", [index, to]) => self.test_bit(stem, width, index, to)?,
            ("imul", [from, to @ Arg::Register { .. }]) => self.product(width, from, to, to)?,
            ("imul", [x, from, to]) => self.product(width, x, from, to)?,
            ("mul" | "imul", [by]) if width > 1 => self.wide_product(stem, width, by)?,
            ("div" | "idiv", [by]) if width > 1 => self.divide(stem, width, by)?,
            ("bswap", [to @ Arg::Register { .. }]) if width > 2 => {
                let swapped = b.call(&format!("__builtin_bswap{}", 8 * width), vec![self.operands.read(to, width)]);
                self.write(to, width, b.wide(swapped))?;
            }
            ("bsf" | "tzcnt" | "bsr" | "lzcnt" | "popcnt", [from, to]) => self.count_bits(stem, width, from, to)?,
            _ => return None,
        }
        Some(())
    }

    fn shift(&mut self, stem: &str, width: u8, args: &[Arg]) -> Option<()> {
        let b = self.build;
        let bits = 8 * u64::from(width);
        let (by, to) = match args {
            [to] => (b.int(1), to),
            [by, to] => (self.operands.read(by, 1), to),
            _ => return None,
        };
        let rotates = matches!(stem, "rol" | "ror");
        let mask = if rotates && width < 4 {
            bits - 1
        } else if width == 8 {
            63
        } else {
            31
        };
        self.set("a", self.operands.read(to, width));
        self.set("b", b.bin(Binary::BitAnd, by, b.int(mask)));
        let (a, n) = (b.var("a"), b.var("b"));
        let rest = b.bin(Binary::BitAnd, b.bin(Binary::Sub, b.int(bits), n.clone()), b.int(bits - 1));
        let one_less = b.bin(Binary::BitAnd, b.bin(Binary::Sub, n.clone(), b.int(1)), b.int(63));
        let signed = b.signed(width, a.clone());
        let (value, last_out) = match stem {
            "shl" | "sal" => {
                let carry = self.top(width, b.bin(Binary::Shl, a.clone(), one_less));
                (b.bin(Binary::Shl, a, n), carry)
            }
            "shr" => (b.bin(Binary::Shr, a.clone(), n), b.bin(Binary::Shr, a, one_less)),
            "sar" => (b.bin(Binary::Shr, signed.clone(), n), b.bin(Binary::Shr, signed, one_less)),
            "rol" => {
                let value = b.bin(Binary::BitOr, b.bin(Binary::Shl, a.clone(), n), b.bin(Binary::Shr, a, rest));
                (value, b.var("r"))
            }
            _ => {
                let value = b.bin(Binary::BitOr, b.bin(Binary::Shr, a.clone(), n), b.bin(Binary::Shl, a, rest));
                (value, self.top(width, b.var("r")))
            }
        };
        self.set("r", b.low(width, value));
        if self.flags {
            // A shift by nothing leaves the flags.
            let moved = |old: &str, new: Expr| b.pick(b.var("b"), new, b.var(old));
            self.set("cf", moved("cf", b.bin(Binary::BitAnd, b.wide(last_out), b.int(1))));
            let changed = b.bin(Binary::BitXor, b.var("a"), b.var("r"));
            self.set("of", moved("of", self.top(width, changed)));
            if !rotates {
                self.set("zf", moved("zf", b.bin(Binary::Eq, b.var("r"), b.int(0))));
                self.set("sf", moved("sf", self.top(width, b.var("r"))));
            }
        }
        self.write(to, width, b.var("r"))
    }

    fn test_bit(&mut self, stem: &str, width: u8, index: &Arg, to: &Arg) -> Option<()> {
        let b = self.build;
        let (word, mask) = match to {
            Arg::Memory { size, .. } => {
                let (address, mask) = self.bit(index, to, width)?;
                (Arg::Memory { address, size: *size }, mask)
            }
            _ => {
                self.set("b", self.operands.read(index, width));
                let bit = b.bin(Binary::BitAnd, b.var("b"), b.int(8 * u64::from(width) - 1));
                (to.clone(), b.bin(Binary::Shl, b.int(1), bit))
            }
        };
        self.set("a", self.operands.read(&word, width));
        let a = b.var("a");
        let changed = match stem {
            "bts" => b.bin(Binary::BitOr, a, mask),
            "btr" => b.bin(Binary::BitAnd, a, b.unary(Unary::BitNot, mask)),
            _ => b.bin(Binary::BitXor, a, mask),
        };
        self.carry_bit(width);
        if stem != "bt" {
            self.write(&word, width, changed)?;
        }
        Some(())
    }

    /// The signed product, cut to the width; carry and overflow tell whether something was lost.
    fn product(&mut self, width: u8, x: &Arg, y: &Arg, to: &Arg) -> Option<()> {
        let b = self.build;
        self.set("a", self.operands.read(x, width));
        self.set("b", self.operands.read(y, width));
        self.set("r", b.low(width, b.bin(Binary::Mul, b.var("a"), b.var("b"))));
        if self.flags {
            let args = vec![b.signed(width, b.var("a")), b.signed(width, b.var("b")), b.int(u64::from(width))];
            self.set("cf", b.call("__builtin_asm_overflows", args));
            self.set("of", b.var("cf"));
        }
        self.write(to, width, b.var("r"))
    }

    /// The accumulator times `by`, twice as wide: the upper half in `rdx`.
    fn wide_product(&mut self, stem: &str, width: u8, by: &Arg) -> Option<()> {
        let b = self.build;
        let part = |e: Expr| if stem == "mul" { b.low(width, e) } else { b.wide(b.signed(width, e)) };
        self.set("a", part(b.var("rax")));
        self.set("b", part(self.operands.read(by, width)));
        let (x, y) = (b.var("a"), b.var("b"));
        let product = b.bin(Binary::Mul, x.clone(), y.clone());
        let upper = if width == 8 {
            let high = if stem == "mul" { "__builtin_asm_umulh" } else { "__builtin_asm_smulh" };
            b.call(high, vec![x, y])
        } else {
            b.bin(Binary::Shr, product.clone(), b.int(8 * u64::from(width)))
        };
        self.write(&register("rdx", width), width, b.wide(upper))?;
        self.write(&register("rax", width), width, product)?;
        if self.flags {
            let (low, high) = (b.low(width, b.var("rax")), b.low(width, b.var("rdx")));
            let plain =
                if stem == "mul" { b.int(0) } else { b.low(width, b.bin(Binary::Sub, b.int(0), self.top(width, low))) };
            self.set("cf", b.bin(Binary::Ne, high, plain));
            self.set("of", b.var("cf"));
        }
        Some(())
    }

    /// `rdx` and `rax` together, divided: the quotient in `rax`, the rest in `rdx`.
    fn divide(&mut self, stem: &str, width: u8, by: &Arg) -> Option<()> {
        let b = self.build;
        let divisor = self.operands.read(by, width);
        self.set("b", if stem == "div" { divisor } else { b.wide(b.signed(width, divisor)) });
        let args = |rest: u64| {
            let halves = [b.low(width, b.var("rdx")), b.low(width, b.var("rax"))];
            let tail = [b.var("b"), b.int(u64::from(width)), b.int(u64::from(stem == "idiv")), b.int(rest)];
            halves.into_iter().chain(tail).collect::<Vec<Expr>>()
        };
        self.set("a", b.call("__builtin_asm_divide", args(0)));
        self.set("r", b.call("__builtin_asm_divide", args(1)));
        self.write(&register("rax", width), width, b.var("a"))?;
        self.write(&register("rdx", width), width, b.var("r"))
    }

    fn count_bits(&mut self, stem: &str, width: u8, from: &Arg, to: &Arg) -> Option<()> {
        let b = self.build;
        let bits = 8 * u64::from(width);
        self.set("a", self.operands.read(from, width));
        let a = b.var("a");
        let last = b.wide(b.call("__builtin_ctzl", vec![a.clone()]));
        let above = b.wide(b.call("__builtin_clzl", vec![a.clone()]));
        let (value, for_zero) = match stem {
            "bsf" => (last, self.operands.read(to, width)),
            "bsr" => (b.bin(Binary::Sub, b.int(63), above), self.operands.read(to, width)),
            "tzcnt" => (last, b.int(bits)),
            "lzcnt" => (b.bin(Binary::Sub, above, b.int(64 - bits)), b.int(bits)),
            _ => (b.wide(b.call("__builtin_popcountl", vec![a.clone()])), b.int(0)),
        };
        self.set("r", b.pick(a, value, for_zero));
        if self.flags {
            let counts = matches!(stem, "tzcnt" | "lzcnt");
            let zero = |name: &str| b.bin(Binary::Eq, b.var(name), b.int(0));
            self.set("zf", zero(if counts { "r" } else { "a" }));
            self.set("cf", if counts { zero("a") } else { b.int(0) });
        }
        self.write(to, width, b.var("r"))
    }

    /// `stos` and `movs`, upwards; with `rep` as many as `rcx` says.
    fn string(&mut self, stem: &str, width: u8, repeat: bool) -> Option<()> {
        let b = self.build;
        let step = |r: &str| b.assign(b.var(r), b.bin(Binary::Add, b.var(r), b.int(u64::from(width))));
        let to = b.memory(width, b.var("rdi"));
        let mut once = if stem == "stos" {
            vec![b.assign(to, b.low(width, b.var("rax"))), step("rdi")]
        } else {
            vec![b.assign(to, b.memory(width, b.var("rsi"))), step("rdi"), step("rsi")]
        };
        if repeat {
            once.push(b.assign(b.var("rcx"), b.bin(Binary::Sub, b.var("rcx"), b.int(1))));
            let body = b.block(once);
            self.out.push(b.stmt(StmtKind::While { condition: b.var("rcx"), body }));
        } else {
            self.out.extend(once);
        }
        Some(())
    }

    /// Instructions whose operands are fixed. The call of the kernel gives the error as a negative number.
    pub fn fixed(&mut self, name: &str, args: &[Arg]) -> Option<()> {
        let b = self.build;
        if !args.is_empty() {
            return None;
        }
        match name {
            "nop" | "pause" | "mfence" | "lfence" | "sfence" | "cld" | "endbr64" => {}
            "rdtsc" | "rdtscp" => {
                self.set("a", b.call("__builtin_asm_ticks", Vec::new()));
                self.set("rax", b.low(4, b.var("a")));
                self.set("rdx", b.bin(Binary::Shr, b.var("a"), b.int(32)));
                if name == "rdtscp" {
                    self.set("rcx", b.int(0));
                }
            }
            "syscall" => {
                let args = ["rax", "rdi", "rsi", "rdx", "r10", "r8", "r9"].map(|r| b.var(r));
                self.set("rax", b.wide(b.call("__builtin_asm_syscall", args.to_vec())));
            }
            "int3" => {
                let call = b.call("__builtin_asm_trap", Vec::new());
                self.out.push(b.stmt(StmtKind::Expr(Some(call))));
            }
            "ud2" => {
                let call = b.call("__builtin_trap", Vec::new());
                self.out.push(b.stmt(StmtKind::Expr(Some(call))));
            }
            "cltq" | "cdqe" => self.set("rax", b.wide(b.signed(4, b.var("rax")))),
            "cwtl" | "cwde" => self.set("rax", b.low(4, b.signed(2, b.var("rax")))),
            "cltd" | "cdq" => self.set("rdx", b.low(4, b.bin(Binary::Shr, b.signed(4, b.var("rax")), b.int(31)))),
            "cqto" | "cqo" => self.set("rdx", b.wide(b.bin(Binary::Shr, b.signed(8, b.var("rax")), b.int(63)))),
            _ => return None,
        }
        Some(())
    }
}
