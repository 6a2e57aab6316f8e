//! Integer expressions whose value C defines.

use super::{INT, INTS, LONG, Maker, Ty, UINT, ULONG};

impl Maker {
    /// The type of an operand after the promotions (C11 6.3.1.1).
    fn promoted(ty: Ty) -> Ty {
        match (ty.bits, ty.signed) {
            (64, true) => LONG,
            (64, false) => ULONG,
            (32, false) => UINT,
            _ => INT,
        }
    }

    fn common(a: Ty, b: Ty) -> Ty {
        let bits = a.bits.max(b.bits);
        let unsigned = [a, b].iter().any(|t| t.bits == bits && !t.signed);
        match (bits, unsigned) {
            (64, true) => ULONG,
            (64, false) => LONG,
            (_, true) => UINT,
            _ => INT,
        }
    }

    fn unsigned(ty: Ty) -> Ty {
        if ty.bits == 64 { ULONG } else { UINT }
    }

    /// An expression over the variables, and its type after the promotions.
    pub(super) fn expr(&mut self, depth: usize) -> (String, Ty) {
        if depth == 0 || self.lot.once_in(6) {
            if self.vars.is_empty() || self.lot.once_in(3) {
                let ty = self.lot.one_of(INTS);
                return (self.literal(ty), Self::promoted(ty));
            }
            let i = self.lot.below(self.vars.len());
            let (name, ty) = self.vars[i].clone();
            return (name, Self::promoted(ty));
        }
        let (a, ta) = self.expr(depth - 1);
        match self.lot.below(13) {
            0..=3 => {
                let (b, tb) = self.expr(depth - 1);
                let ty = Self::common(ta, tb);
                let op = self.lot.one_of(&["+", "-", "*"]);
                let u = Self::unsigned(ty).name;
                let text = if ty.signed {
                    format!("({})(({u}){a} {op} ({u}){b})", ty.name)
                } else {
                    format!("({a} {op} {b})")
                };
                (format!("({text})"), ty)
            }
            4 => {
                let (b, tb) = self.expr(depth - 1);
                let op = self.lot.one_of(&["/", "%"]);
                let divisor = if tb.signed { format!("(({b} & 15) + 1)") } else { format!("({b} | 1)") };
                (format!("({a} {op} {divisor})"), Self::common(ta, tb))
            }
            5 => {
                let (b, tb) = self.expr(depth - 1);
                let op = self.lot.one_of(&["&", "|", "^"]);
                (format!("({a} {op} {b})"), Self::common(ta, tb))
            }
            6 => {
                let (b, _) = self.expr(depth - 1);
                let most = ta.bits - 1;
                match self.lot.below(2) {
                    0 => (format!("({a} >> ({b} & {most}))"), ta),
                    _ => {
                        let u = Self::unsigned(ta);
                        (format!("(({}){a} << ({b} & {most}))", u.name), u)
                    }
                }
            }
            7 => {
                let (b, _) = self.expr(depth - 1);
                let op = self.lot.one_of(&["<", "<=", ">", ">=", "==", "!=", "&&", "||"]);
                (format!("({a} {op} {b})"), INT)
            }
            8 => {
                let ((b, tb), (c, tc)) = (self.expr(depth - 1), self.expr(depth - 1));
                (format!("({a} ? {b} : {c})"), Self::common(tb, tc))
            }
            9 => {
                let ty = self.lot.one_of(INTS);
                (format!("(({}){a})", ty.name), Self::promoted(ty))
            }
            10 => match self.lot.below(3) {
                0 => (format!("(~{a})"), ta),
                1 => (format!("(!{a})"), INT),
                _ if ta.signed => (format!("(({})-({}){a})", ta.name, Self::unsigned(ta).name), ta),
                _ => (format!("(-{a})"), ta),
            },
            11 => {
                let name = self.fresh("t");
                let (b, tb) = self.expr(depth - 1);
                match self.lot.below(3) {
                    0 => (format!("({{ __typeof__({a}) {name} = {a}; {name} ? {name} : ({}){b}; }})", ta.name), ta),
                    1 => (format!("((void){a}, {b})"), tb),
                    _ => (format!("({a} ?: ({}){b})", ta.name), ta),
                }
            }
            _ => match self.lot.below(3) {
                0 => (format!("(int)sizeof({a})"), INT),
                1 => (format!("_Generic({a}, int: 1, unsigned: 2, long: 3, unsigned long: 4, default: 5)"), INT),
                _ => (format!("(__builtin_popcountl((unsigned long){a}) + __builtin_constant_p(1))"), INT),
            },
        }
    }

    /// A condition.
    pub(super) fn condition(&mut self) -> String {
        let depth = self.lot.below(3);
        self.expr(depth).0
    }

    /// A statement that changes one variable.
    pub(super) fn assign(&mut self) {
        let i = self.lot.below(self.vars.len());
        let (name, ty) = self.vars[i].clone();
        let (value, _) = {
            let depth = self.lot.below(4);
            self.expr(depth)
        };
        // Narrow types are counted in int, unsigned ones wrap around.
        let counts = ty.bits > 1 && (ty.bits < 32 || !ty.signed);
        let text = match self.lot.below(8) {
            0 if counts => format!("{name}++;"),
            1 if counts => format!("--{name};"),
            2 if !ty.signed && ty.bits >= 32 => format!("{name} += (unsigned){value};"),
            3 => format!("{name} ^= {value};"),
            4 => format!("{name} |= {value};"),
            5 => format!("{name} >>= ({value} & 7);"),
            6 => format!("{name} %= (({value} & 15) + 1);"),
            _ => format!("{name} = {value};"),
        };
        self.line(&text);
    }

    pub(super) fn expressions(&mut self, name: &str) {
        self.begin(name);
        let n = 3 + self.lot.below(4);
        self.variables(n);
        for _ in 0..self.lot.range(4, 12) {
            if self.lot.once_in(3) {
                self.assign();
            } else {
                let depth = 2 + self.lot.below(3);
                let (e, ty) = self.expr(depth);
                let format = match (ty.bits, ty.signed) {
                    (64, true) => "%ld",
                    (64, false) => "%lu",
                    (_, false) => "%u",
                    _ => "%d",
                };
                self.line(&format!("printf(\"{format}\\n\", {e});"));
            }
        }
        self.print_variables();
        self.close();
    }
}
