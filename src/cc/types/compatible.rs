//! Which types are the same, which are compatible, and what two declarations say together.

use super::{Float, FnTy, Kind, Len, Ty, Types};

impl Types {
    /// The same type, qualifiers included.
    #[must_use]
    pub fn same(&self, a: Ty, b: Ty) -> bool {
        self.canon(a) == self.canon(b)
    }

    /// Compatible in C's sense; qualifiers count at every level.
    #[must_use]
    pub fn compatible(&self, a: Ty, b: Ty) -> bool {
        let (a, b) = (self.canon(a), self.canon(b));
        a == b || (self.quals(a) == self.quals(b) && self.compatible_bare(a, b))
    }

    /// Compatible when outermost qualifiers are disregarded.
    #[must_use]
    pub fn compatible_bare(&self, a: Ty, b: Ty) -> bool {
        let (a, b) = (self.canon(a), self.canon(b));
        if a.id == b.id {
            return true;
        }
        match (self.kind(a), self.kind(b)) {
            (Kind::Error, _) | (_, Kind::Error) => true,
            (Kind::Pointer(x), Kind::Pointer(y)) => self.compatible(*x, *y),
            (Kind::Array(x, m), Kind::Array(y, n)) => {
                // The elements' qualifiers are the array's, which are disregarded here.
                self.compatible_bare(*x, *y)
                    && match (m, n) {
                        (Len::Known(m), Len::Known(n)) => m == n,
                        _ => true,
                    }
            }
            (Kind::Function(f), Kind::Function(g)) => self.compatible_functions(f, g),
            (Kind::Enum(e), Kind::Int(_)) => self.enum_is(*e, b),
            (Kind::Int(_), Kind::Enum(e)) => self.enum_is(*e, a),
            _ => false,
        }
    }

    fn enum_is(&self, e: u32, int: Ty) -> bool {
        let e = &self.enums[e as usize];
        self.rank(int) >= 3 && self.int(int) == Some((e.size as u8, e.signed)) && self.rank(int) != 5
    }

    fn compatible_functions(&self, f: &FnTy, g: &FnTy) -> bool {
        if !self.compatible(f.ret, g.ret) {
            return false;
        }
        match (f.proto, g.proto) {
            (true, true) => {
                f.variadic == g.variadic
                    && f.params.len() == g.params.len()
                    && f.params.iter().zip(&g.params).all(|(x, y)| self.compatible_bare(*x, *y))
            }
            (false, false) => true,
            (true, false) => self.promotes_to_itself(f),
            (false, true) => self.promotes_to_itself(g),
        }
    }

    /// A prototype that agrees with `()`: no `...`, and no parameter that default promotion changes.
    fn promotes_to_itself(&self, f: &FnTy) -> bool {
        !f.variadic
            && f.params.iter().all(|p| match self.kind(*p) {
                Kind::Bool | Kind::Float(Float::Float) => false,
                Kind::Int(_) => self.rank(*p) >= 3,
                _ => true,
            })
    }

    /// The composite of two compatible types: what both declarations say together.
    pub fn composite(&mut self, a: Ty, b: Ty) -> Ty {
        if self.same(a, b) {
            return a;
        }
        match (self.kind(a).clone(), self.kind(b).clone()) {
            (Kind::Array(x, m), Kind::Array(y, n)) => {
                let of = self.composite(x, y);
                let len = match (m, n) {
                    (Len::Known(_), _) | (Len::Vla(_), Len::Unknown | Len::Star) => m,
                    _ => n,
                };
                self.array(of, len).with(a.q)
            }
            (Kind::Function(f), Kind::Function(g)) => {
                let ret = self.composite(f.ret, g.ret);
                let merged = match (f.proto, g.proto) {
                    (true, true) => FnTy {
                        ret,
                        params: f.params.iter().zip(&g.params).map(|(x, y)| self.composite(*x, *y)).collect(),
                        ..(*f).clone()
                    },
                    (false, true) => FnTy { ret, ..(*g).clone() },
                    _ => FnTy { ret, ..(*f).clone() },
                };
                self.function(merged)
            }
            (Kind::Pointer(x), Kind::Pointer(y)) => {
                let to = self.composite(x, y);
                self.pointer(to).with(a.q)
            }
            _ => a,
        }
    }
}
