//! Expressions of C that only read, evaluated in a frame of a thread as a debugger does: `count`, `p->next->value`,
//! `buf[in] == 'x'`.
//!
//! - They are parsed by the compiler's own parser and evaluated over the types that the program's debug tables name.
//! - What would change something (an assignment, `++`, a call) is refused when it is parsed, by name.
//! - A value that was never set, or lies where nothing can be read, is a value of its own, and what is computed from it
//!   has none either.

use super::{At, Inspector, Value, character, float};
use crate::bytecode::{Field, Function, Program, TypeId, TypeKind, Var, VarPlace};
use crate::cc::ast::{Basic, BlockItem, Derived, Expr, ExprKind, Item, StmtKind, TypeName, TypeSpec, Unary};
use crate::cc::ast::{Binary, StringKind};
use crate::cc::parse;
use crate::cc::preprocess::{Files, Options, preprocess};
use crate::source::{SourceFile, Sources};
use crate::vm::live::{RegSet, assigned_at};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The longest text that is taken for an expression.
const LONGEST: usize = 500;

/// An expression, parsed.
#[derive(Clone, Debug)]
pub struct Expression {
    text: String,
    root: Rc<Expr>,
}

/// Equal when it is written the same.
impl PartialEq for Expression {
    fn eq(&self, other: &Expression) -> bool {
        self.text == other.text
    }
}
impl Eq for Expression {}

/// What an expression is at a moment, as far as two moments are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A number, a pointer; floats by their bits.
    Scalar(u64),
    /// An array, a struct: its bytes with their shadow.
    Object(Vec<u8>, Vec<u8>),
    /// No value was ever set, or a part that counts has none.
    Unset,
    /// It cannot be read here: a pointer that leads nowhere, a division by zero.
    Nothing,
}

impl Datum {
    /// Whether a debugger would call it another value. That there is none for another reason is no change.
    #[must_use]
    pub fn is_other(&self, than: &Datum) -> bool {
        let none = |d: &Datum| matches!(d, Datum::Unset | Datum::Nothing);
        self != than && !(none(self) && none(than))
    }
}

/// Which registers have a value where: found out once for a function.
#[derive(Clone, Debug, Default)]
pub struct Known(BTreeMap<(usize, u32), Rc<Vec<Option<RegSet>>>>);

impl Known {
    fn at(&mut self, inspector: &Inspector, function: u32, f: &Function, pc: u32) -> RegSet {
        let key = (std::ptr::from_ref(inspector.image).addr(), function);
        let all = self.0.entry(key).or_insert_with(|| Rc::new(assigned_at(inspector.program(), f)));
        pc.checked_sub(f.start).and_then(|i| *all.get(i as usize)?).unwrap_or(RegSet::ALL)
    }
}

/// The type of what is computed.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ty {
    Int {
        size: u8,
        signed: bool,
    },
    /// `char` itself.
    Char,
    Float {
        size: u8,
    },
    /// To an object of this type; None: `void *`, a function.
    Pointer(Option<TypeId>),
    /// An array, struct or union: it has a place.
    Object(TypeId),
}

const INT: Ty = Ty::Int { size: 4, signed: true };

#[derive(Clone, Copy)]
struct Operand {
    ty: Ty,
    /// Integers are extended to 64 bits; a float of either size is a double's bits.
    bits: u64,
    unset: bool,
    /// As the program declares it, and where it lies: for `&` and for showing it.
    place: Option<(TypeId, At)>,
}

/// Why there is no value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fail {
    Nothing,
    Unset,
}

type Got = Result<Operand, Fail>;

impl Expression {
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn parse(text: &str) -> Result<Expression, String> {
        let text = text.trim().trim_end_matches(';').trim_end();
        if text.is_empty() {
            return Err("Name a variable, or write an expression of C.".to_string());
        }
        if text.len() > LONGEST {
            return Err(format!("An expression of more than {LONGEST} letters is too long."));
        }
        let wrong = |why: String| Err(format!("`{text}`: {why}"));
        // In a statement of its own, so that the parser takes nothing else for it.
        let source = format!("void f(void){{(\n{text}\n);}}");
        let mut sources = Sources::default();
        let file = SourceFile::new("expression", &source, false);
        let mut nothing = Files::new(|_| None);
        let (tokens, mut said) = preprocess(file, &Options::default(), &mut nothing, &mut sources);
        let (unit, more) = parse::parse(&tokens);
        said.extend(more);
        if let Some(error) = said.iter().find(|d| d.is_error()) {
            return wrong(error.message.clone());
        }
        let root = match unit.items.as_slice() {
            [Item::Function(f)] => match f.body.items.as_slice() {
                [BlockItem::Stmt(s)] => match &s.kind {
                    StmtKind::Expr(Some(e)) => Some(e.clone()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        let Some(root) = root else { return wrong("this is no expression".to_string()) };
        if let Some(why) = refusal(&root) {
            return wrong(why.to_string());
        }
        Ok(Expression { text: text.to_string(), root: Rc::new(root) })
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names in it.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut out = Vec::new();
        names(&self.root, &mut out);
        out
    }
}

/// Why an expression cannot be looked at again and again.
fn refusal(e: &Expr) -> Option<&'static str> {
    match &e.kind {
        ExprKind::Float { ty, .. } if basic(*ty).is_none() => Some("complex numbers are not computed with here"),
        ExprKind::Unary(Unary::Real | Unary::Imag, _) => {
            Some("the parts of a complex number are its members `real` and `imag` here")
        }
        ExprKind::Name(_) | ExprKind::Int { .. } | ExprKind::Float { .. } | ExprKind::Char { .. } => None,
        ExprKind::Str { kind: StringKind::Narrow, .. } => Some("a text in quotes has no place in the program's memory"),
        ExprKind::Unary(Unary::PreInc | Unary::PreDec | Unary::PostInc | Unary::PostDec, _)
        | ExprKind::Assign { .. } => Some("it would change what it looks at"),
        ExprKind::Call { .. } => Some("a function would have to run for it"),
        ExprKind::Unary(_, a) | ExprKind::Member { object: a, .. } => refusal(a),
        ExprKind::Cast(_, a) => refusal(a),
        ExprKind::Binary(_, a, b) | ExprKind::Index(a, b) => refusal(a).or_else(|| refusal(b)),
        ExprKind::Conditional { condition, then: Some(then), otherwise } => {
            refusal(condition).or_else(|| refusal(then)).or_else(|| refusal(otherwise))
        }
        _ => Some("this form of expression is not looked at"),
    }
}

fn names<'a>(e: &'a Expr, out: &mut Vec<&'a str>) {
    match &e.kind {
        ExprKind::Name(n) => out.push(n),
        ExprKind::Unary(_, a) | ExprKind::Member { object: a, .. } | ExprKind::Cast(_, a) => names(a, out),
        ExprKind::Binary(_, a, b) | ExprKind::Index(a, b) => {
            names(a, out);
            names(b, out);
        }
        ExprKind::Conditional { condition, then, otherwise } => {
            names(condition, out);
            if let Some(then) = then {
                names(then, out);
            }
            names(otherwise, out);
        }
        _ => {}
    }
}

impl<'a> Inspector<'a> {
    /// The variable of a frame's function that a name means there; of two the inner. None where there is no such frame.
    #[must_use]
    pub fn local(&self, frame: usize, name: &str) -> Option<&'a Var> {
        let vars = &self.function(frame)?.vars;
        let pc = self.pc_of(frame);
        vars.iter().rev().find(|v| v.name == name && v.scope.0 <= pc && pc < v.scope.1)
    }

    /// Whether a name means something outside functions: a global variable, a constant of an enum, a function.
    #[must_use]
    pub fn knows_globally(&self, name: &str) -> bool {
        self.global(name).is_some()
    }

    /// What an expression is in a frame, for comparing.
    #[must_use]
    pub fn datum(&self, frame: usize, e: &Expression, known: &mut Known) -> Datum {
        match self.eval(frame, &e.root, known) {
            Err(Fail::Nothing) => Datum::Nothing,
            Err(Fail::Unset) => Datum::Unset,
            Ok(o) => match (o.ty, o.place) {
                (Ty::Object(id), Some((_, at))) => {
                    let size = self.size(id);
                    match self.bytes(at, size) {
                        (data, _) if data.is_empty() && size > 0 => Datum::Nothing,
                        (data, shadow) => Datum::Object(data, shadow),
                    }
                }
                _ if o.unset => Datum::Unset,
                _ => Datum::Scalar(o.bits),
            },
        }
    }

    /// What an expression is in a frame, in words.
    #[must_use]
    pub fn evaluate(&self, frame: usize, e: &Expression, known: &mut Known) -> Value {
        match self.eval(frame, &e.root, known) {
            Err(Fail::Nothing) => Value::text("(cannot be read)"),
            Err(Fail::Unset) => Value::unset(),
            Ok(Operand { place: Some((id, at)), .. }) => self.value(id, at, 0),
            Ok(o) if o.unset => Value::unset(),
            Ok(o) => match o.ty {
                Ty::Char => Value::text(character(o.bits as u8)),
                Ty::Float { size } => Value::text(float(f64::from_bits(o.bits), size == 4)),
                Ty::Int { signed: false, .. } => Value::text(o.bits.to_string()),
                Ty::Int { .. } => Value::text((o.bits as i64).to_string()),
                Ty::Pointer(to) => self.pointer(to.unwrap_or(TypeId(u32::MAX)), o.bits),
                Ty::Object(_) => Value::text(""),
            },
        }
    }

    fn size(&self, id: TypeId) -> u64 {
        self.program().types.get(id.0 as usize).map_or(0, |t| t.size)
    }

    fn global(&self, name: &str) -> Option<Operand> {
        let program = self.program();
        if let Some(g) = program.globals.iter().find(|g| g.name == name && g.function.is_none() && !g.library) {
            return self.load(g.ty, At::Memory(g.addr)).ok();
        }
        let constants = program.types.iter().filter_map(|t| match &t.kind {
            TypeKind::Enum(all) => all.iter().find(|c| c.0 == name),
            _ => None,
        });
        if let Some(constant) = constants.into_iter().next() {
            return Some(number(INT, constant.1 as u64));
        }
        if name == "NULL" {
            return Some(number(Ty::Pointer(None), 0));
        }
        let function = program.functions.iter().position(|f| f.name == name)?;
        Some(number(Ty::Pointer(None), Program::function_address(function as u32)))
    }

    /// The object of a type at a place.
    fn load(&self, id: TypeId, at: At) -> Got {
        let t = self.program().types.get(id.0 as usize).ok_or(Fail::Nothing)?;
        let place = Some((id, at));
        let ty = match &t.kind {
            TypeKind::Array { .. } | TypeKind::Struct(_) | TypeKind::Union(_) => {
                return match at {
                    At::Memory(bits) => Ok(Operand { ty: Ty::Object(id), bits, unset: false, place }),
                    At::Register(..) => Err(Fail::Unset),
                };
            }
            TypeKind::Function => match at {
                At::Memory(a) => return Ok(number(Ty::Pointer(None), a)),
                At::Register(..) => return Err(Fail::Nothing),
            },
            TypeKind::Void => return Err(Fail::Nothing),
            TypeKind::Char => Ty::Char,
            TypeKind::Bool => Ty::Int { size: 1, signed: false },
            TypeKind::Int { signed } => Ty::Int { size: t.size as u8, signed: *signed },
            TypeKind::Enum(_) => Ty::Int { size: t.size as u8, signed: true },
            TypeKind::Float => Ty::Float { size: t.size as u8 },
            TypeKind::Pointer(to) => Ty::Pointer(Some(*to)),
        };
        let (data, shadow) = self.bytes(at, t.size.clamp(1, 8));
        if data.is_empty() || shadow.iter().any(|&s| s & crate::kernel::pages::CLOSED != 0) {
            return Err(Fail::Nothing);
        }
        let unset = shadow.iter().any(|&s| s != crate::kernel::pages::DEFINED);
        let raw = data.iter().rev().fold(0_u64, |n, b| n << 8 | u64::from(*b));
        let bits = match (ty, at) {
            (Ty::Float { size: 4 }, At::Memory(_)) => f64::from(f32::from_bits(raw as u32)).to_bits(),
            (Ty::Float { .. }, At::Register(v, _)) => v,
            (Ty::Char, _) => extend(raw, 1, true),
            (Ty::Int { size, signed }, _) => extend(raw, size, signed),
            _ => raw,
        };
        Ok(Operand { ty, bits, unset, place })
    }

    fn eval(&self, frame: usize, e: &Expr, known: &mut Known) -> Got {
        match &e.kind {
            ExprKind::Name(name) => {
                if let Some(v) = self.local(frame, name) {
                    let assigned = match v.at {
                        VarPlace::Reg(_) | VarPlace::RegIndirect(_) => {
                            let index = self.thread.frames().get(frame).ok_or(Fail::Nothing)?.function;
                            let f = self.function(frame).ok_or(Fail::Nothing)?;
                            known.at(self, index, f, self.pc_of(frame))
                        }
                        _ => RegSet::ALL,
                    };
                    let at = self.place(frame, v.at, &assigned).ok_or(Fail::Nothing)?;
                    return self.load(v.ty, at);
                }
                self.global(name).ok_or(Fail::Nothing)
            }
            ExprKind::Int { value, ty } => Ok(number(basic(*ty).unwrap_or(INT), *value)),
            ExprKind::Char { value, .. } => Ok(number(INT, *value as u64)),
            ExprKind::Float { value, .. } => Ok(number(Ty::Float { size: 8 }, value.to_bits())),
            ExprKind::Unary(op, a) => self.unary(*op, self.eval(frame, a, known)?),
            ExprKind::Binary(op @ (Binary::And | Binary::Or), a, b) => {
                let a = truth(self.decayed(self.eval(frame, a, known)?)?)?;
                if a == (*op == Binary::Or) {
                    return Ok(number(INT, u64::from(a)));
                }
                let b = truth(self.decayed(self.eval(frame, b, known)?)?)?;
                Ok(number(INT, u64::from(b)))
            }
            ExprKind::Binary(op, a, b) => {
                let a = self.decayed(self.eval(frame, a, known)?)?;
                let b = self.decayed(self.eval(frame, b, known)?)?;
                self.binary(*op, a, b)
            }
            ExprKind::Index(a, b) => {
                let a = self.decayed(self.eval(frame, a, known)?)?;
                let b = self.decayed(self.eval(frame, b, known)?)?;
                let at = self.binary(Binary::Add, a, b)?;
                self.unary(Unary::Deref, at)
            }
            ExprKind::Member { object, field, arrow } => {
                let mut object = self.eval(frame, object, known)?;
                if *arrow {
                    object = self.unary(Unary::Deref, self.decayed(object)?)?;
                }
                let (Ty::Object(id), Some((_, At::Memory(addr)))) = (object.ty, object.place) else {
                    return Err(Fail::Nothing);
                };
                self.member(id, addr, &field.name)
            }
            ExprKind::Conditional { condition, then: Some(then), otherwise } => {
                let which = truth(self.decayed(self.eval(frame, condition, known)?)?)?;
                self.eval(frame, if which { then } else { otherwise }, known)
            }
            ExprKind::Cast(ty, a) => {
                let a = self.decayed(self.eval(frame, a, known)?)?;
                let ty = self.named(ty).ok_or(Fail::Nothing)?;
                Ok(Operand { place: None, ..converted(a, ty) })
            }
            _ => Err(Fail::Nothing),
        }
    }

    /// An array is the address of its first element, a struct stays.
    fn decayed(&self, o: Operand) -> Got {
        let Ty::Object(id) = o.ty else { return Ok(o) };
        match self.program().types.get(id.0 as usize).map(|t| &t.kind) {
            Some(TypeKind::Array { of, .. }) => Ok(number(Ty::Pointer(Some(*of)), o.bits)),
            _ => Ok(o),
        }
    }

    fn unary(&self, op: Unary, a: Operand) -> Got {
        match op {
            Unary::AddrOf => match a.place {
                Some((id, At::Memory(addr))) => Ok(number(Ty::Pointer(Some(id)), addr)),
                _ => Err(Fail::Nothing),
            },
            Unary::Deref => {
                let a = self.decayed(a)?;
                let Ty::Pointer(Some(to)) = a.ty else { return Err(Fail::Nothing) };
                if a.unset {
                    return Err(Fail::Unset);
                }
                self.load(to, At::Memory(a.bits))
            }
            Unary::Not => Ok(number(INT, u64::from(!truth(self.decayed(a)?)?))),
            Unary::Plus | Unary::Neg | Unary::BitNot => {
                let a = promoted(a);
                let bits = match (op, a.ty) {
                    (_, Ty::Pointer(_) | Ty::Object(_)) => return Err(Fail::Nothing),
                    (Unary::Plus, _) => a.bits,
                    (Unary::Neg, Ty::Float { .. }) => (-f64::from_bits(a.bits)).to_bits(),
                    (Unary::Neg, _) => a.bits.wrapping_neg(),
                    (_, Ty::Float { .. }) => return Err(Fail::Nothing),
                    _ => !a.bits,
                };
                Ok(fitted(Operand { bits, place: None, ..a }))
            }
            _ => Err(Fail::Nothing),
        }
    }

    fn binary(&self, op: Binary, a: Operand, b: Operand) -> Got {
        let unset = a.unset || b.unset;
        let comparison = matches!(op, Binary::Lt | Binary::Gt | Binary::Le | Binary::Ge | Binary::Eq | Binary::Ne);
        let int = |v: bool| Ok(Operand { unset, ..number(INT, u64::from(v)) });
        let ordered = |o: std::cmp::Ordering| match op {
            Binary::Lt => o.is_lt(),
            Binary::Gt => o.is_gt(),
            Binary::Le => o.is_le(),
            Binary::Ge => o.is_ge(),
            Binary::Eq => o.is_eq(),
            _ => o.is_ne(),
        };
        match (a.ty, b.ty) {
            (Ty::Object(_), _) | (_, Ty::Object(_)) => Err(Fail::Nothing),
            (Ty::Pointer(_), _) | (_, Ty::Pointer(_)) if comparison => int(ordered(a.bits.cmp(&b.bits))),
            (Ty::Pointer(to), Ty::Pointer(_)) if op == Binary::Sub => {
                let size = to.map_or(1, |t| self.size(t)).max(1) as i64;
                let long = Ty::Int { size: 8, signed: true };
                Ok(Operand { unset, ..number(long, (a.bits.wrapping_sub(b.bits) as i64 / size) as u64) })
            }
            (Ty::Pointer(to), Ty::Int { .. } | Ty::Char) | (Ty::Int { .. } | Ty::Char, Ty::Pointer(to)) => {
                let swapped = !matches!(a.ty, Ty::Pointer(_));
                let (p, n) = if swapped { (b.bits, a.bits) } else { (a.bits, b.bits) };
                let by = n.wrapping_mul(to.map_or(1, |t| self.size(t)).max(1));
                let bits = match op {
                    Binary::Add => p.wrapping_add(by),
                    Binary::Sub if !swapped => p.wrapping_sub(by),
                    _ => return Err(Fail::Nothing),
                };
                Ok(Operand { unset, ..number(Ty::Pointer(to), bits) })
            }
            (Ty::Pointer(_), _) | (_, Ty::Pointer(_)) => Err(Fail::Nothing),
            (Ty::Float { .. }, _) | (_, Ty::Float { .. }) => {
                let double = Ty::Float { size: 8 };
                let (x, y) = (f64::from_bits(converted(a, double).bits), f64::from_bits(converted(b, double).bits));
                if comparison {
                    return int(x.partial_cmp(&y).map_or(op == Binary::Ne, ordered));
                }
                let v = match op {
                    Binary::Add => x + y,
                    Binary::Sub => x - y,
                    Binary::Mul => x * y,
                    Binary::Div => x / y,
                    _ => return Err(Fail::Nothing),
                };
                Ok(Operand { unset, ..number(double, v.to_bits()) })
            }
            _ => {
                let (a, b) = (promoted(a), promoted(b));
                let shift = matches!(op, Binary::Shl | Binary::Shr);
                let ty = if shift { a.ty } else { common(a.ty, b.ty) };
                let (x, y) = (converted(a, ty).bits, if shift { b.bits } else { converted(b, ty).bits });
                let Ty::Int { size, signed } = ty else { return Err(Fail::Nothing) };
                if comparison {
                    let order = if signed { (x as i64).cmp(&(y as i64)) } else { x.cmp(&y) };
                    return int(ordered(order));
                }
                let bits = match op {
                    Binary::Add => x.wrapping_add(y),
                    Binary::Sub => x.wrapping_sub(y),
                    Binary::Mul => x.wrapping_mul(y),
                    Binary::Div | Binary::Rem if y == 0 => return Err(if unset { Fail::Unset } else { Fail::Nothing }),
                    Binary::Div if signed => (x as i64).wrapping_div(y as i64) as u64,
                    Binary::Div => x / y,
                    Binary::Rem if signed => (x as i64).wrapping_rem(y as i64) as u64,
                    Binary::Rem => x % y,
                    Binary::Shl | Binary::Shr if y >= u64::from(size) * 8 => return Err(Fail::Nothing),
                    Binary::Shl => x << y,
                    Binary::Shr if signed => ((x as i64) >> y) as u64,
                    Binary::Shr => x >> y,
                    Binary::BitAnd => x & y,
                    Binary::BitXor => x ^ y,
                    Binary::BitOr => x | y,
                    _ => return Err(Fail::Nothing),
                };
                Ok(fitted(Operand { unset, ..number(ty, bits) }))
            }
        }
    }

    /// A member by name, those of anonymous members included.
    fn member(&self, id: TypeId, addr: u64, name: &str) -> Got {
        let kind = self.program().types.get(id.0 as usize).map(|t| &t.kind);
        let Some(TypeKind::Struct(fields) | TypeKind::Union(fields)) = kind else { return Err(Fail::Nothing) };
        if let Some(f) = fields.iter().find(|f| f.name == name) {
            return match f.bits {
                None => self.load(f.ty, At::Memory(addr + f.offset)),
                Some(bits) => self.bits(f, addr, bits),
            };
        }
        let inner = fields.iter().filter(|f| f.name.is_empty() && f.bits.is_none());
        let found =
            inner.map(|f| self.member(f.ty, addr + f.offset, name)).find(|got| !matches!(got, Err(Fail::Nothing)));
        found.unwrap_or(Err(Fail::Nothing))
    }

    fn bits(&self, f: &Field, addr: u64, (offset, width): (u8, u8)) -> Got {
        let unit = self.load(f.ty, At::Memory(addr + f.offset))?;
        let up = 64_u32.saturating_sub(u32::from(offset) + u32::from(width));
        let down = 64_u32.saturating_sub(u32::from(width));
        let raw = unit.bits.checked_shl(up).unwrap_or(0);
        let signed = matches!(unit.ty, Ty::Int { signed: true, .. } | Ty::Char);
        let bits = if signed {
            (raw as i64).checked_shr(down).unwrap_or(0) as u64
        } else {
            raw.checked_shr(down).unwrap_or(0)
        };
        Ok(Operand { bits, place: None, ..unit })
    }

    /// The type of a cast: a basic one, or one that the program itself has a name for.
    fn named(&self, name: &TypeName) -> Option<Ty> {
        let stars = name.declarator.derived.iter().filter(|d| matches!(d, Derived::Pointer(_))).count();
        if stars != name.declarator.derived.len() {
            return None;
        }
        let base = match &name.specs.ty {
            TypeSpec::Basic(b) if stars == 0 => return basic(*b),
            TypeSpec::Basic(b) => basic_name(*b).to_string(),
            TypeSpec::Record(r) => format!("{} {}", if r.is_union { "union" } else { "struct" }, r.tag.as_ref()?.name),
            _ => return None,
        };
        // A pointer's target is what counts.
        let target = match stars {
            0 => return None,
            1 => base,
            n => format!("{base} {}", "*".repeat(n - 1)),
        };
        let id = self.program().types.iter().position(|t| t.name == target);
        Some(Ty::Pointer(id.map(|i| TypeId(i as u32))))
    }
}

fn number(ty: Ty, bits: u64) -> Operand {
    Operand { ty, bits, unset: false, place: None }
}

fn truth(o: Operand) -> Result<bool, Fail> {
    match o.ty {
        _ if o.unset => Err(Fail::Unset),
        Ty::Object(_) => Err(Fail::Nothing),
        Ty::Float { .. } => Ok(f64::from_bits(o.bits) != 0.0),
        _ => Ok(o.bits != 0),
    }
}

/// The low bytes of a number, extended to all of them.
fn extend(bits: u64, size: u8, signed: bool) -> u64 {
    let up = 64 - 8 * u32::from(size.clamp(1, 8));
    if signed { ((bits << up) as i64 >> up) as u64 } else { bits << up >> up }
}

/// A result brought back into its type's range.
fn fitted(o: Operand) -> Operand {
    match o.ty {
        Ty::Int { size, signed } => Operand { bits: extend(o.bits, size, signed), ..o },
        _ => o,
    }
}

/// C11 6.3.1.1: what is narrower than int is an int.
fn promoted(o: Operand) -> Operand {
    let ty = match o.ty {
        Ty::Char => INT,
        Ty::Int { size, .. } if size < 4 => INT,
        ty => ty,
    };
    Operand { ty, ..o }
}

/// C11 6.3.1.8, for promoted integers.
fn common(a: Ty, b: Ty) -> Ty {
    match (a, b) {
        (Ty::Int { size: m, signed: s }, Ty::Int { size: n, signed: t }) => Ty::Int {
            size: m.max(n),
            signed: match m.cmp(&n) {
                std::cmp::Ordering::Equal => s && t,
                std::cmp::Ordering::Greater => s,
                std::cmp::Ordering::Less => t,
            },
        },
        _ => a,
    }
}

fn converted(o: Operand, ty: Ty) -> Operand {
    let signed = match o.ty {
        Ty::Int { signed, .. } => signed,
        Ty::Char => true,
        _ => false,
    };
    let bits = match (o.ty, ty) {
        (Ty::Float { .. }, Ty::Float { size: 4 }) => f64::from(f64::from_bits(o.bits) as f32).to_bits(),
        (Ty::Float { .. }, Ty::Float { .. }) => o.bits,
        (_, Ty::Float { .. }) if signed => (o.bits as i64 as f64).to_bits(),
        (_, Ty::Float { .. }) => (o.bits as f64).to_bits(),
        (Ty::Float { .. }, Ty::Int { signed: false, .. }) => f64::from_bits(o.bits) as u64,
        (Ty::Float { .. }, _) => f64::from_bits(o.bits) as i64 as u64,
        _ => o.bits,
    };
    let bits = if ty == Ty::Char { extend(bits, 1, true) } else { bits };
    fitted(Operand { ty, bits, ..o })
}

fn basic(b: Basic) -> Option<Ty> {
    let int = |size, signed| Some(Ty::Int { size, signed });
    match b {
        Basic::Void | Basic::ComplexFloat | Basic::ComplexDouble | Basic::ComplexLongDouble => None,
        Basic::Bool | Basic::UChar => int(1, false),
        Basic::Char => Some(Ty::Char),
        Basic::SChar => int(1, true),
        Basic::Short => int(2, true),
        Basic::UShort => int(2, false),
        Basic::Int => int(4, true),
        Basic::UInt => int(4, false),
        Basic::Long | Basic::LongLong => int(8, true),
        Basic::ULong | Basic::ULongLong => int(8, false),
        Basic::Float => Some(Ty::Float { size: 4 }),
        Basic::Double | Basic::LongDouble => Some(Ty::Float { size: 8 }),
    }
}

fn basic_name(b: Basic) -> &'static str {
    match b {
        Basic::Void => "void",
        Basic::Bool => "_Bool",
        Basic::Char => "char",
        Basic::SChar => "signed char",
        Basic::UChar => "unsigned char",
        Basic::Short => "short int",
        Basic::UShort => "short unsigned int",
        Basic::Int => "int",
        Basic::UInt => "unsigned int",
        Basic::Long => "long int",
        Basic::ULong => "long unsigned int",
        Basic::LongLong => "long long int",
        Basic::ULongLong => "long long unsigned int",
        Basic::Float => "float",
        Basic::Double => "double",
        Basic::LongDouble => "long double",
        Basic::ComplexFloat => "complex float",
        Basic::ComplexDouble => "complex double",
        Basic::ComplexLongDouble => "complex long double",
    }
}
