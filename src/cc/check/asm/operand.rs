//! Arguments of instructions: immediates, registers and memory, read and written.

use super::build::Build;
use super::template;
use crate::cc::ast::{Binary, Expr, Name, Stmt, StmtKind, Unary};

/// An operand of the statement.
pub(super) struct Operand {
    pub name: Option<Name>,
    pub place: Place,
    /// Bytes; None for what has no machine word's size.
    pub size: Option<u8>,
}

pub(super) enum Place {
    /// A register, by the local that stands for it.
    Register(String),
    /// The local that holds the address.
    Memory(String),
    /// The local that holds the value.
    Immediate(String),
}

#[derive(Clone)]
pub(super) enum Arg {
    Immediate(Expr),
    Register { var: String, width: u8, high: bool },
    Memory { address: Expr, size: Option<u8> },
}

/// What the template's arguments may refer to.
pub(super) struct Operands<'a> {
    pub build: Build,
    pub list: Vec<Operand>,
    /// `%` introduces an operand.
    pub extended: bool,
    /// Whether a name is that of a variable with a fixed address.
    pub is_variable: &'a dyn Fn(&str) -> bool,
}

impl Operands<'_> {
    /// None: not understood.
    pub fn arg(&self, text: &str) -> Option<Arg> {
        let b = self.build;
        if let Some(rest) = text.strip_prefix('$') {
            let value = match rest.strip_prefix('%') {
                Some(operand) => self.bare(operand)?,
                None => b.int(template::number(rest)? as u64),
            };
            return Some(Arg::Immediate(value));
        }
        if let Some(name) = self.register_name(text) {
            let (var, width, high) = template::register(name)?;
            return Some(Arg::Register { var, width, high });
        }
        if let Some(reference) = text.strip_prefix('%').filter(|_| self.extended && !text.contains('(')) {
            return self.operand(reference);
        }
        self.address(text).map(|address| Arg::Memory { address, size: None })
    }

    fn register_name<'t>(&self, text: &'t str) -> Option<&'t str> {
        let name = text.strip_prefix(if self.extended { "%%" } else { "%" })?;
        name.chars().all(|c| c.is_ascii_alphanumeric()).then_some(name)
    }

    /// `0`, `[name]`, with a modifier's letter before it: the operand and the letter.
    fn find(&self, reference: &str) -> Option<(&Operand, Option<char>)> {
        let modifier = reference.chars().next().filter(char::is_ascii_alphabetic);
        let rest = if modifier.is_some() { &reference[1..] } else { reference };
        let found = match rest.strip_prefix('[').and_then(|r| r.strip_suffix(']')) {
            Some(name) => self.list.iter().find(|o| o.name.as_deref() == Some(name.trim())),
            None => self.list.get(rest.parse::<usize>().ok()?),
        };
        found.map(|o| (o, modifier))
    }

    fn operand(&self, reference: &str) -> Option<Arg> {
        let (operand, modifier) = self.find(reference)?;
        let b = self.build;
        Some(match &operand.place {
            Place::Immediate(v) if modifier.is_none() => Arg::Immediate(b.var(v)),
            Place::Memory(v) => Arg::Memory { address: b.var(v), size: operand.size },
            Place::Register(v) => {
                let (width, high) = match modifier {
                    None => (operand.size?, false),
                    Some('b') => (1, false),
                    Some('h') => (1, true),
                    Some('w') => (2, false),
                    Some('k') => (4, false),
                    Some('q') => (8, false),
                    Some('a') => return Some(Arg::Memory { address: b.var(v), size: None }),
                    _ => return None,
                };
                Arg::Register { var: v.clone(), width, high }
            }
            Place::Immediate(_) => return None,
        })
    }

    /// An operand printed without a `$`: `%c0`, `%P0`.
    fn bare(&self, reference: &str) -> Option<Expr> {
        match self.find(reference)? {
            (Operand { place: Place::Immediate(v), .. }, Some('c' | 'P' | 'p')) => Some(self.build.var(v)),
            _ => None,
        }
    }

    /// `displacement(base,index,scale)`, or a variable's name.
    fn address(&self, text: &str) -> Option<Expr> {
        let b = self.build;
        let (before, inside) = match text.split_once('(') {
            Some((before, rest)) => (before.trim(), Some(rest.strip_suffix(')')?)),
            None => (text, None),
        };
        let mut sum = match before.strip_prefix('%') {
            _ if before.is_empty() => None,
            Some(reference) => Some(self.bare(reference)?),
            None => Some(match template::number(before) {
                Some(n) => b.int(n as u64),
                None => self.variable(before)?,
            }),
        };
        let inside = inside.unwrap_or("");
        let mut parts = inside.split(',').map(str::trim);
        let (base, index, scale) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if inside.is_empty() && sum.is_none() || parts.next().is_some() {
            return None;
        }
        let mut add = |e: Expr| {
            sum = Some(match sum.take() {
                Some(s) => b.bin(Binary::Add, s, e),
                None => e,
            });
        };
        if !base.is_empty() && !base.ends_with("%rip") {
            add(self.whole(base)?);
        }
        if let Some(index) = index.filter(|i| !i.is_empty()) {
            let scale = template::number(scale.unwrap_or("1"))?;
            add(b.bin(Binary::Mul, self.whole(index)?, b.int(scale as u64)));
        }
        sum
    }

    fn variable(&self, text: &str) -> Option<Expr> {
        let b = self.build;
        let (name, offset) = text.split_once('+').unwrap_or((text, "0"));
        if !(self.is_variable)(name.trim()) {
            return None;
        }
        let address = b.wide(b.unary(Unary::AddrOf, b.name(name.trim())));
        Some(b.bin(Binary::Add, address, b.int(template::number(offset)? as u64)))
    }

    /// All of a register, as an address is made of it.
    fn whole(&self, text: &str) -> Option<Expr> {
        match self.arg(text)? {
            Arg::Register { var, .. } => Some(self.build.var(&var)),
            _ => None,
        }
    }

    pub fn read(&self, arg: &Arg, width: u8) -> Expr {
        let b = self.build;
        match arg {
            Arg::Immediate(e) => b.low(width, e.clone()),
            Arg::Register { var, high: true, .. } => b.low(1, b.bin(Binary::Shr, b.var(var), b.int(8))),
            Arg::Register { var, .. } => b.low(width, b.var(var)),
            Arg::Memory { address, .. } => b.wide(b.memory(width, address.clone())),
        }
    }

    /// As `read`, by an instruction that only reads there: in one piece, as the machine reads a word.
    pub fn load(&self, arg: &Arg, width: u8) -> Expr {
        let b = self.build;
        match arg {
            Arg::Memory { address, .. } => {
                let args = vec![b.pointer(width, address.clone()), b.int(5)];
                b.wide(b.call("__atomic_load_n", args))
            }
            _ => self.read(arg, width),
        }
    }

    /// As `write`, by an instruction that only writes there.
    pub fn store(&self, arg: &Arg, width: u8, value: Expr) -> Option<Stmt> {
        let b = self.build;
        let Arg::Memory { address, .. } = arg else { return self.write(arg, width, value) };
        let args = vec![b.pointer(width, address.clone()), b.low(width, value), b.int(5)];
        Some(b.stmt(StmtKind::Expr(Some(b.call("__atomic_store_n", args)))))
    }

    /// None: an immediate cannot be written. A register's upper half becomes zero with its lower; its smaller parts
    /// leave the rest.
    pub fn write(&self, arg: &Arg, width: u8, value: Expr) -> Option<Stmt> {
        let b = self.build;
        let merged = |var: &str, shift: u64| {
            let mask = !((u64::MAX >> (64 - 8 * u32::from(width))) << shift);
            let rest = b.bin(Binary::BitAnd, b.var(var), b.int(mask));
            let part = b.bin(Binary::Shl, b.low(width, value.clone()), b.int(shift));
            b.assign(b.var(var), b.bin(Binary::BitOr, rest, part))
        };
        Some(match arg {
            Arg::Immediate(_) => return None,
            // The stack is not the program's to move.
            Arg::Register { var, .. } if var == "rsp" || var == "rbp" => return None,
            Arg::Register { var, high: true, .. } => merged(var, 8),
            Arg::Register { var, .. } if width < 4 => merged(var, 0),
            Arg::Register { var, .. } => b.assign(b.var(var), b.low(width, value)),
            Arg::Memory { address, .. } => b.assign(b.memory(width, address.clone()), value),
        })
    }
}

/// Where a constraint puts an operand. A choice is settled as gcc has it without optimisation: in a register.
pub(super) enum Kind {
    Register(Option<String>),
    Memory,
    Immediate,
}

pub(super) fn kind(constraint: &str) -> Option<Kind> {
    let (mut memory, mut immediate) = (false, false);
    for c in constraint.chars() {
        let fixed = match c {
            'a' => "rax",
            'b' => "rbx",
            'c' => "rcx",
            'd' => "rdx",
            'S' => "rsi",
            'D' => "rdi",
            'r' | 'q' | 'Q' | 'R' | 'l' | 'g' | 'X' => return Some(Kind::Register(None)),
            'm' | 'o' | 'V' => {
                memory = true;
                continue;
            }
            'i' | 'n' | 'e' | 'I' | 'J' | 'K' | 'M' | 'N' | 'Z' => {
                immediate = true;
                continue;
            }
            '=' | '+' | '&' | '%' | ',' | ' ' => continue,
            _ => return None,
        };
        return Some(Kind::Register(Some(fixed.to_string())));
    }
    match (memory, immediate) {
        (true, _) => Some(Kind::Memory),
        (_, true) => Some(Kind::Immediate),
        _ => None,
    }
}
