//! Conversions: what an object, an array or a function is as a value; the usual arithmetic conversions; conversion as
//! if by assignment, with gcc's complaints.

use super::super::tree::{Atomic, BinOp, Expr, ExprKind, SymId};
use super::super::types::{self, Float, Kind, Ty};
use super::Check;
use super::constant;
use crate::source::{Diagnostic, Span};

/// What a value is converted for: gcc words its complaints by that.
#[derive(Clone, Debug)]
pub(super) enum For {
    Assign,
    Init,
    Return,
    /// The n-th argument (from 1) of a function, and where that is declared.
    Argument {
        n: usize,
        callee: String,
        declared: Option<Span>,
    },
}

impl Check<'_> {
    /// The value of an expression: an object's is loaded, arrays and functions become pointers.
    pub(super) fn rvalue(&mut self, e: Expr) -> Expr {
        if e.is_error() {
            return Expr::error(e.span);
        }
        let span = e.span;
        match self.types.kind(e.ty).clone() {
            Kind::Array(..) => {
                let of = self.types.element(e.ty).unwrap_or(Ty::INT);
                let ty = self.types.pointer(of);
                let e = self.address(e);
                Expr { ty, ..e }
            }
            Kind::Function(_) => {
                let ty = self.types.pointer(e.ty);
                match e.kind {
                    ExprKind::Function(s) => {
                        if let Some(s) = self.symbols.get_mut(s as usize) {
                            s.escapes = true;
                        }
                        Expr { ty, ..e }
                    }
                    ExprKind::Deref(p) => Expr { ty, span, ..*p },
                    _ => e,
                }
            }
            _ if e.is_place() => {
                let q = self.types.quals(e.ty);
                let ty = self.types.bare(e.ty);
                if !self.types.is_complete(ty) {
                    if self.types.is_void(ty) {
                        return Expr { ty, ..e };
                    }
                    let text = format!("invalid use of undefined type '{}'", self.types.name(ty));
                    self.error(span, text);
                    return Expr::error(span);
                }
                if q & types::ATOMIC != 0 && self.types.is_scalar(ty) {
                    return self.atomic_place(Atomic::Load, e, Vec::new(), ty, span);
                }
                Expr::new(ExprKind::Load(Box::new(e)), ty, span)
            }
            _ => e,
        }
    }

    /// An indivisible operation on an `_Atomic` object.
    pub(super) fn atomic_place(&mut self, op: Atomic, place: Expr, args: Vec<Expr>, ty: Ty, span: Span) -> Expr {
        let size = self.types.size(ty).unwrap_or(8) as u8;
        let signed = self.types.int(ty).is_some_and(|(_, s)| s);
        let pointer = Box::new(self.address(place));
        Expr::new(ExprKind::Atomic { op, pointer, args, size, signed }, ty, span)
    }

    /// The address of a place, typed as pointer to its type; marks locals as living in memory.
    pub(super) fn address(&mut self, e: Expr) -> Expr {
        let span = e.span;
        let ty = self.types.pointer(e.ty);
        self.mark_address_taken(&e);
        match e.kind {
            ExprKind::Deref(p) => Expr { ty, span, ..*p },
            // A record that is only a value has an address all the same: that of its temporary.
            _ => Expr::new(ExprKind::AddrOf(Box::new(e)), ty, span),
        }
    }

    fn mark_address_taken(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Local(l) | ExprKind::Literal { local: l, .. } => {
                if let Some(l) = self.local(*l) {
                    l.address_taken = true;
                }
            }
            ExprKind::Member { base, .. } => self.mark_address_taken(base),
            _ => {}
        }
    }

    /// A null pointer constant: integer constant 0, or that cast to `void *`.
    pub(super) fn is_null(&self, e: &Expr) -> bool {
        e.as_int() == Some(0)
            && match self.types.kind(e.ty) {
                Kind::Pointer(to) => self.types.canon(*to) == Ty::VOID,
                Kind::Bool | Kind::Int(_) | Kind::Enum(_) => true,
                _ => false,
            }
    }

    /// Integer promotion.
    pub(super) fn promote(&mut self, e: Expr) -> Expr {
        let to = self.promoted_of(&e);
        if self.types.same(to, e.ty) { e } else { self.convert(e, to) }
    }

    pub(super) fn promoted(&self, ty: Ty) -> Ty {
        match self.types.kind(ty) {
            Kind::Bool => Ty::INT,
            Kind::Int(_) if self.types.rank(ty) < 3 => Ty::INT,
            Kind::Enum(_) => match self.types.int(ty) {
                Some((8, true)) => Ty::LONG,
                Some((8, false)) => Ty::ULONG,
                Some((4, false)) => Ty::UINT,
                _ => Ty::INT,
            },
            _ => self.types.bare(ty),
        }
    }

    /// Default argument promotions, for arguments without a parameter.
    pub(super) fn promote_argument(&mut self, e: Expr) -> Expr {
        match self.types.kind(e.ty) {
            Kind::Float(Float::Float) => self.convert(e, Ty::DOUBLE),
            Kind::Bool | Kind::Int(_) | Kind::Enum(_) => self.promote(e),
            _ => e,
        }
    }

    /// The common type of two arithmetic operands.
    pub(super) fn common(&mut self, a: &Expr, b: &Expr) -> Ty {
        let float = |c: &Self, t: Ty| match c.types.kind(t) {
            Kind::Float(f) => Some(*f),
            _ => None,
        };
        if let (fa, fb) = (float(self, a.ty), float(self, b.ty))
            && (fa.is_some() || fb.is_some())
        {
            return match fa.max(fb) {
                Some(Float::LDouble) => Ty::LDOUBLE,
                Some(Float::Double) => Ty::DOUBLE,
                _ => Ty::FLOAT,
            };
        }
        let (pa, pb) = (self.promoted_of(a), self.promoted_of(b));
        if self.types.same(pa, pb) {
            return pa;
        }
        if self.types.field(pa).is_some() || self.types.field(pb).is_some() {
            // As gcc has it: the wider one; of two equally wide ones the unsigned one.
            let (wa, wb) = (self.types.precision(pa), self.types.precision(pb));
            let unsigned = |t: Ty| self.types.int(t).is_some_and(|(_, signed)| !signed);
            return if wa > wb || (wa == wb && unsigned(pa)) { pa } else { pb };
        }
        let (ra, rb) = (self.types.rank(pa), self.types.rank(pb));
        let (ia, ib) = (self.types.int(pa).unwrap_or((4, true)), self.types.int(pb).unwrap_or((4, true)));
        if ia.1 == ib.1 {
            return if ra >= rb { pa } else { pb };
        }
        let (unsigned, ru, iu, signed, rs, is) = if ia.1 { (pb, rb, ib, pa, ra, ia) } else { (pa, ra, ia, pb, rb, ib) };
        if ru >= rs {
            unsigned
        } else if is.0 > iu.0 {
            signed
        } else if self.types.rank(signed) == 5 {
            Ty::ULLONG
        } else {
            Ty::ULONG
        }
    }

    /// The type integer promotion gives, bit-fields considered.
    pub(super) fn promoted_of(&mut self, e: &Expr) -> Ty {
        if let Some(b) = e.bit_field() {
            let ty = self.types.field_value(e.ty, b.width);
            return self.promoted(ty);
        }
        self.promoted(e.ty)
    }

    /// Converts a value without comment; constants are folded.
    pub(super) fn convert(&mut self, e: Expr, to: Ty) -> Expr {
        let to = self.types.bare(to);
        if e.is_error() || self.types.is_error(to) {
            return e;
        }
        let span = e.span;
        if self.types.same(e.ty, to) {
            return Expr { ty: to, ..e };
        }
        if let Some(e) = self.complex_convert(&e, to) {
            return e;
        }
        if let Some(folded) = constant::fold_cast(&self.types, &e, to) {
            return Expr { span, ..folded };
        }
        Expr::new(ExprKind::Cast(Box::new(e)), to, span)
    }

    /// Converts as if by assignment, with gcc's errors and default warnings. `at` is where gcc points: the operator of
    /// an assignment, else the value.
    pub(super) fn assign_convert(&mut self, e: Expr, to: Ty, why: &For, at: Span) -> Expr {
        let to = self.types.bare(to);
        if e.is_error() || self.types.is_error(to) {
            return Expr { ty: to, ..e };
        }
        let from = e.ty;
        if self.types.is_void(from) {
            self.error(at, "void value not ignored as it ought to be");
            return Expr::error(e.span);
        }
        let kinds = (self.types.kind(to).clone(), self.types.kind(from).clone());
        match kinds {
            _ if self.either_complex(from, to) => self.convert(e, to),
            (Kind::Bool, Kind::Pointer(_)) => self.convert(e, to),
            (
                Kind::Bool | Kind::Int(_) | Kind::Enum(_) | Kind::Float(_),
                Kind::Bool | Kind::Int(_) | Kind::Enum(_) | Kind::Float(_),
            ) => self.convert_checked(e, to, at),
            (Kind::Pointer(target), Kind::Pointer(source)) => {
                self.check_pointers(&e, to, target, source, why, at);
                self.check_packed(&e, target, at);
                self.convert(e, to)
            }
            (Kind::Pointer(_), Kind::Bool | Kind::Int(_)) => {
                if !self.is_null(&e) {
                    self.mixed(why, to, from, "makes pointer from integer without a cast", at);
                }
                let wide = self.convert(e, Ty::LONG);
                self.convert(wide, to)
            }
            (Kind::Int(_), Kind::Pointer(_)) => {
                self.mixed(why, to, from, "makes integer from pointer without a cast", at);
                self.convert(e, to)
            }
            (Kind::Record(a), Kind::Record(b)) if a == b => e,
            (Kind::Record(a), _) if self.types.records[a as usize].transparent => self.transparent(e, to, a, why, at),
            _ => {
                let at = if matches!(why, For::Argument { .. }) { at } else { e.span };
                self.incompatible(why, to, from, at);
                Expr::error(e.span)
            }
        }
    }

    /// A transparent union takes the value of any of its members.
    fn transparent(&mut self, e: Expr, to: Ty, record: u32, why: &For, at: Span) -> Expr {
        let fields = self.types.records[record as usize].fields.clone();
        for f in fields {
            let fits = match (self.types.kind(f.ty).clone(), self.types.kind(e.ty).clone()) {
                (Kind::Pointer(_), Kind::Pointer(b)) => self.types.compatible_bare(f.ty, e.ty) || self.types.is_void(b),
                (Kind::Pointer(_), _) => self.is_null(&e),
                _ => self.types.compatible_bare(f.ty, e.ty),
            };
            if fits {
                let local = self.hidden_local(to, e.span);
                let value = self.convert(e, f.ty);
                let span = value.span;
                let init = super::super::tree::Init::Parts {
                    zero: true,
                    image: None,
                    stores: vec![super::super::tree::Store { offset: f.offset, bits: None, ty: f.ty, value }],
                };
                let place = Expr::new(ExprKind::Literal { local, init: Box::new(init) }, to, span);
                return self.rvalue(place);
            }
        }
        self.incompatible(why, to, e.ty, at);
        Expr::error(e.span)
    }

    /// Says when a constant does not fit into a bit-field of `width` bits. True: it did not.
    pub(super) fn overflows_field(&mut self, e: &Expr, declared: Ty, width: u32, at: Span) -> bool {
        let ExprKind::Int(v) = e.kind else { return false };
        let Some((size, signed)) = self.types.int(declared) else { return false };
        if self.quiet > 0
            || self.types.canon(declared.unqual()) == Ty::BOOL
            || width == 0
            || width >= u32::from(size) * 8
        {
            return false;
        }
        let (_, from_signed) = self.types.int(e.ty).unwrap_or((4, true));
        let wide = if from_signed { i128::from(v) } else { i128::from(v as u64) };
        if (-(1i128 << (width - 1))..1i128 << width).contains(&wide) {
            return false;
        }
        let kept = wide & ((1 << width) - 1);
        let kept = if signed && kept >> (width - 1) == 1 { kept - (1 << width) } else { kept };
        // Gcc's name of a type with so many bits: the smallest that holds them.
        let name = match (width, signed) {
            (..=8, true) => {
                if width == 8 {
                    "char"
                } else {
                    "signed char"
                }
            }
            (..=8, false) => "unsigned char",
            (..=16, true) => "short int",
            (..=16, false) => "short unsigned int",
            (..=32, true) => "int",
            (..=32, false) => "unsigned int",
            (_, true) => "long int",
            (_, false) => "long unsigned int",
        };
        let bits = if matches!(width, 8 | 16 | 32) { String::new() } else { format!(":{width}") };
        let word = conversion_word(signed, from_signed);
        let from = self.types.quote(e.ty);
        let text = format!("{word} from {from} to '{name}{bits}' changes value from '{wide}' to '{kept}'");
        self.warn(at, "overflow", text);
        true
    }

    /// Arithmetic conversion that says when a constant does not fit.
    pub(super) fn convert_checked(&mut self, e: Expr, to: Ty, at: Span) -> Expr {
        if self.quiet == 0
            && let Some((size, signed)) = self.types.int(to)
            && self.types.canon(to.unqual()) != Ty::BOOL
        {
            let (from, at) = (e.ty, if matches!(e.kind, ExprKind::Int(_) | ExprKind::Float(_)) { e.span } else { at });
            match e.kind {
                ExprKind::Int(v) => {
                    let (_, from_signed) = self.types.int(from).unwrap_or((4, true));
                    let wide = if from_signed { i128::from(v) } else { i128::from(v as u64) };
                    let bits = u32::from(size) * 8;
                    let fits = wide >= -(1i128 << (bits - 1)) && wide < (1i128 << bits);
                    let fits = fits && (signed || wide < (1i128 << bits));
                    if !fits {
                        let result = constant::canon(v, size, signed);
                        let word = conversion_word(signed, from_signed);
                        let text = format!(
                            "{word} from {} to {} changes value from '{wide}' to '{}'",
                            self.types.quote(from),
                            self.types.quote(to),
                            constant::show(result, signed),
                        );
                        self.warn(at, "overflow", text);
                    }
                }
                ExprKind::Float(f) => {
                    let bits = u32::from(size) * 8;
                    let (low, high) = if signed {
                        (-(2f64.powi(bits as i32 - 1)), 2f64.powi(bits as i32 - 1))
                    } else {
                        (0.0, 2f64.powi(bits as i32))
                    };
                    let t = f.trunc();
                    if !(t >= low && t < high) {
                        let to_shown = match constant::fold_cast(&self.types, &e, to) {
                            Some(Expr { kind: ExprKind::Int(v), .. }) => constant::show(v, signed),
                            _ => String::new(),
                        };
                        let text = format!(
                            "overflow in conversion from {} to {} changes value from '{}' to '{to_shown}'",
                            self.types.quote(from),
                            self.types.quote(to),
                            constant::show_float(f),
                        );
                        self.warn(at, "overflow", text);
                    }
                }
                _ => {}
            }
        }
        self.convert(e, to)
    }

    fn mixed(&mut self, why: &For, to: Ty, from: Ty, what: &str, at: Span) {
        let (t, f) = (self.types.quote(to), self.types.quote(from));
        let text = match why {
            For::Assign => format!("assignment to {t} from {f} {what}"),
            For::Init => format!("initialization of {t} from {f} {what}"),
            For::Return => format!("returning {f} from a function with return type {t} {what}"),
            For::Argument { n, callee, .. } => format!("passing argument {n} of '{callee}' {what}"),
        };
        let d = Diagnostic::warning(at, "int-conversion", text);
        let d = self.with_address(d, to, from);
        let d = self.expected_note(d, why, to, from);
        self.report(d);
    }

    fn expected_note(&self, d: Diagnostic, why: &For, to: Ty, from: Ty) -> Diagnostic {
        match why {
            For::Argument { declared: Some(at), .. } => {
                let note =
                    format!("expected {} but argument is of type {}", self.types.quote(to), self.types.quote(from));
                d.note(*at, note)
            }
            _ => d,
        }
    }

    fn incompatible(&mut self, why: &For, to: Ty, from: Ty, at: Span) {
        let (t, f) = (self.types.quote(to), self.types.quote(from));
        let text = match why {
            For::Assign => format!("incompatible types when assigning to type {t} from type {f}"),
            For::Init if self.types.is_record(to) && !self.is_complex(to) || self.types.is_array(to) => {
                "invalid initializer".to_string()
            }
            For::Init => format!("incompatible types when initializing type {t} using type {f}"),
            For::Return => format!("incompatible types when returning type {f} but {t} was expected"),
            For::Argument { n, callee, .. } => format!("incompatible type for argument {n} of '{callee}'"),
        };
        let d = Diagnostic::error(at, text);
        let d = self.with_address(d, to, from);
        let d = self.expected_note(d, why, to, from);
        self.report(d);
    }

    /// An object where its address is wanted, or the other way round.
    fn with_address(&self, d: Diagnostic, to: Ty, from: Ty) -> Diagnostic {
        let same = |target: Option<Ty>, other: Ty| target.is_some_and(|t| self.types.compatible_bare(t, other));
        if same(self.types.pointee(to), from) {
            d.cure("its address is wanted: put `&` before it")
        } else if same(self.types.pointee(from), to) {
            d.cure("what it points to is wanted: put `*` before it")
        } else {
            d
        }
    }

    fn check_pointers(&mut self, e: &Expr, to: Ty, target: Ty, source: Ty, why: &For, at: Span) {
        if self.is_null(e) {
            return;
        }
        let (tv, sv) = (self.types.is_void(target), self.types.is_void(source));
        let ok = tv || sv || self.similar(target, source);
        let (t, f) = (self.types.quote(to), self.types.quote(e.ty));
        if !ok {
            let text = match why {
                For::Assign => format!("assignment to {t} from incompatible pointer type {f}"),
                For::Init => format!("initialization of {t} from incompatible pointer type {f}"),
                For::Return => format!("returning {f} from a function with incompatible return type {t}"),
                For::Argument { n, callee, .. } => {
                    format!("passing argument {n} of '{callee}' from incompatible pointer type")
                }
            };
            let d = Diagnostic::warning(at, "incompatible-pointer-types", text);
            let d = self.expected_note(d, why, to, e.ty);
            self.report(d);
            return;
        }
        let lost = self.types.quals(source) & !self.types.quals(target);
        if self.types.is_function(target) || self.types.is_function(source) {
            return;
        }
        for (bit, word) in [(types::CONST, "const"), (types::VOLATILE, "volatile")] {
            if lost & bit != 0 {
                let what = format!("discards '{word}' qualifier from pointer target type");
                let text = match why {
                    For::Assign => format!("assignment {what}"),
                    For::Init => format!("initialization {what}"),
                    For::Return => format!("return {what}"),
                    For::Argument { n, callee, .. } => format!("passing argument {n} of '{callee}' {what}"),
                };
                let d = Diagnostic::warning(at, "discarded-qualifiers", text);
                let d = self.expected_note(d, why, to, e.ty);
                self.report(d);
                return;
            }
        }
    }

    /// An address in a packed record, for a pointer to what is aligned.
    fn check_packed(&mut self, e: &Expr, target: Ty, at: Span) {
        let want = self.types.align(target);
        if want <= 1 || self.quiet > 0 {
            return;
        }
        let (mut from, mut cast) = (e, false);
        while let ExprKind::Cast(inner) = &from.kind {
            (from, cast) = (inner, true);
        }
        let loose = |c: &Self, ty: Ty| c.types.record(ty).is_some_and(|r| r.packed && r.align < want);
        let text = match &from.kind {
            ExprKind::Conditional(_, a, b) if !cast => {
                self.check_packed(a, target, at);
                return self.check_packed(b, target, at);
            }
            ExprKind::AddrOf(place) => {
                let mut place = &**place;
                loop {
                    let ExprKind::Member { base, .. } = &place.kind else { return };
                    if loose(self, base.ty) {
                        let record = self.types.quote(base.ty.unqual());
                        break format!("taking address of packed member of {record}");
                    }
                    place = base;
                }
            }
            ExprKind::Load(_) | ExprKind::Call { .. } => {
                let Some(record) = self.types.pointee(from.ty).filter(|t| loose(self, *t)) else { return };
                format!(
                    "converting a packed {} pointer (alignment {}) to a {} pointer (alignment {want})",
                    self.types.quote(record),
                    self.types.align(record),
                    self.types.quote(target),
                )
            }
            _ => return,
        };
        self.warn(at, "address-of-packed-member", format!("{text} may result in an unaligned pointer value"));
    }

    /// Pointer targets that gcc lets pass by default: compatible but for qualifiers and, for integers, signedness.
    pub(super) fn similar(&self, a: Ty, b: Ty) -> bool {
        if let (Some(x), Some(y)) = (self.types.int(a), self.types.int(b)) {
            return self.types.compatible_bare(a, b) || x.0 == y.0 && self.types.rank(a) == self.types.rank(b);
        }
        self.same_target(a, b)
    }

    /// Pointer targets that are compatible but for qualifiers.
    pub(super) fn same_target(&self, a: Ty, b: Ty) -> bool {
        self.types.compatible_bare(a, b)
            || match (self.types.kind(a), self.types.kind(b)) {
                // Qualifiers of an array's elements are the array's.
                (Kind::Array(x, _), Kind::Array(y, _)) => self.types.compatible_bare(*x, *y),
                _ => false,
            }
    }

    /// A scalar as a truth value; complains about anything else. Stays of its own type.
    pub(super) fn condition(&mut self, e: Expr) -> Expr {
        if e.is_error() {
            return Expr::int(0, Ty::INT, e.span);
        }
        if self.types.is_scalar(e.ty) {
            return e;
        }
        if self.is_complex(e.ty) {
            return self.complex_truth(e);
        }
        let text = match self.types.kind(e.ty) {
            Kind::Void => "void value not ignored as it ought to be",
            Kind::Record(i) if self.types.records[*i as usize].is_union => {
                "used union type value where scalar is required"
            }
            _ => "used struct type value where scalar is required",
        };
        self.error(e.span, text);
        Expr::int(0, Ty::INT, e.span)
    }

    /// The function or object a name stands for, noted as used.
    pub(super) fn use_symbol(&mut self, sym: SymId, span: Span) {
        if let Some(s) = self.symbols.get_mut(sym as usize)
            && s.used.is_none()
        {
            s.used = Some(span);
        }
    }

    /// `a op b` on operands already of type `ty`, folded when both are constant.
    pub(super) fn arith(&mut self, op: BinOp, a: Expr, b: Expr, ty: Ty, span: Span) -> Expr {
        if let Some(e) = self.fold_binary(op, &a, &b, ty, span) {
            return e;
        }
        if b.as_int() == Some(0) && matches!(op, BinOp::Add | BinOp::Sub) && !a.is_place() {
            return Expr { span, ..a };
        }
        let cut = self.types.field(ty).is_some() && !op.is_comparison();
        let wide = if cut { self.wide_field(ty) } else { ty };
        let e = Expr::new(ExprKind::Binary(op, Box::new(a), Box::new(b)), wide, span);
        if cut { self.convert(e, ty) } else { e }
    }

    /// The type of eight bytes in which the values of a wide bit-field are computed before they are cut.
    pub(super) fn wide_field(&self, ty: Ty) -> Ty {
        if self.types.int(ty).is_some_and(|(_, signed)| signed) { Ty::LONG } else { Ty::ULONG }
    }
}

/// What gcc calls a conversion of a constant that does not fit.
fn conversion_word(to_signed: bool, from_signed: bool) -> &'static str {
    match (to_signed, from_signed) {
        (true, _) => "overflow in conversion",
        (false, true) => "unsigned conversion",
        (false, false) => "conversion",
    }
}
