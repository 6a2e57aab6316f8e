//! Inline assembly, written as C: the locals of a block stand for registers and flags, instructions become assignments
//! and `__atomic_` operations. So a spin lock is stepped, explored and searched for races like any other code. A
//! template with an instruction that is not known warns, and stops the program where it is reached.

mod build;
mod lower;
mod operand;
mod plain;
mod template;

use super::super::ast;
use super::super::tree::{Expr, ExprKind, Init, LocalId, Stmt, StmtKind};
use super::super::types::{self, Ty};
use super::{Check, Entry};
use crate::source::{Diagnostic, Severity, Span};
use build::{Build, local};
use lower::Lower;
use operand::{Kind, Operand, Operands, Place, kind};
use std::collections::BTreeSet;

/// A local of the statement, and its value before the first instruction.
type Start = (String, Expr);

/// The operands, as they are taken one by one.
#[derive(Default)]
struct Taken {
    starts: Vec<Start>,
    outputs: Vec<Output>,
    list: Vec<Operand>,
    /// What cannot be modelled.
    problem: Option<String>,
}

/// The instructions as statements, each output's value, and the locals that they name.
struct Lowered {
    stmts: Vec<ast::Stmt>,
    values: Vec<ast::Expr>,
    used: BTreeSet<String>,
}

/// Where an output goes: the pointer's local, the type, the local or the condition that holds the value.
struct Output {
    pointer: String,
    ty: Ty,
    from: String,
}

impl Check<'_> {
    pub(super) fn asm(&mut self, asm: &ast::Asm, span: Span) -> StmtKind {
        let lines = template::lines(&asm.template);
        let empty =
            lines.iter().all(|l| matches!(l.name.as_str(), "" | "nop" | "pause" | "mfence" | "lfence" | "sfence"));
        if empty && lines.iter().all(|l| l.labels.is_empty()) && asm.outputs.is_empty() && asm.inputs.is_empty() {
            return StmtKind::Empty;
        }
        self.open();
        let mut taken = Taken::default();
        for o in &asm.outputs {
            self.asm_output(o, &mut taken, span);
        }
        for (i, o) in asm.inputs.iter().enumerate() {
            self.asm_input(i, o, &mut taken, span);
        }
        let Taken { starts, outputs, list, problem } = taken;
        let lowered = match problem {
            Some(what) => Err(what),
            None => self.lower(asm, &lines, list, &outputs, span),
        };
        let statement = match lowered {
            Ok(lowered) => Ok(self.asm_block(starts, &lowered, outputs, span)),
            Err(what) => Err(what),
        };
        let scope = self.close();
        match statement {
            Ok(stmts) => StmtKind::Block(super::stmt::finish(scope, stmts, span)),
            Err(what) => {
                let text = format!("inline assembly: {what} is not modelled; the program stops when it gets here");
                self.report(Diagnostic { severity: Severity::Warning, ..Diagnostic::error(span, text) });
                StmtKind::Refuse(format!("inline assembly, {what},"))
            }
        }
    }

    /// The statements between taking the operands and giving them back, and for each output the expression of its value.
    fn lower(
        &mut self,
        asm: &ast::Asm,
        lines: &[template::Line],
        list: Vec<Operand>,
        outputs: &[Output],
        span: Span,
    ) -> Result<Lowered, String> {
        let build = Build { span };
        let flags = lines.iter().any(lower::asks_flags) || outputs.iter().any(|o| o.from.starts_with('@'));
        let labels = self.cx.as_ref().map_or(0, |cx| cx.label_names.len());
        let is_variable = |name: &str| match self.lookup(name) {
            Some((Entry::Symbol(s), _)) => !self.types.is_function(self.symbols[*s as usize].ty),
            _ => false,
        };
        let operands = Operands { build, list, extended: asm.extended, is_variable: &is_variable };
        let unique = format!("{}_{labels}", span.start);
        let mut lower = Lower { build, operands, flags, targets: &asm.labels, unique, out: Vec::new() };
        lower.lines(lines).map_err(|name| format!("'{name}'"))?;
        let mut values = Vec::new();
        for o in outputs {
            values.push(match o.from.strip_prefix('@') {
                Some(cc) => lower.condition(cc).ok_or_else(|| format!("the condition '{cc}'"))?,
                None => build.var(&o.from),
            });
        }
        let stmts = lower.out;
        let used = build::mentioned(&stmts, &values);
        Ok(Lowered { stmts, values, used })
    }

    fn asm_local(&mut self, name: &str, span: Span) -> LocalId {
        let id = self.hidden_local(Ty::ULONG, span);
        self.bind(&ast::Name::from(local(name).as_str()), Entry::Local(id), span);
        id
    }

    fn asm_block(&mut self, starts: Vec<Start>, lowered: &Lowered, outputs: Vec<Output>, span: Span) -> Vec<Stmt> {
        let mut out = Vec::new();
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (name, value) in starts {
            names.insert(name.clone());
            let id = self.asm_local(&name, span);
            out.push(declare(id, value, span));
        }
        for name in &lowered.used {
            if names.insert(name.clone()) {
                let value = match name.as_str() {
                    "rsp" | "rbp" => self.asm_stack(&mut out, span),
                    _ => Expr::int(0, Ty::ULONG, span),
                };
                let id = self.asm_local(name, span);
                out.push(declare(id, value, span));
            }
        }
        for s in &lowered.stmts {
            let s = self.stmt(s);
            out.push(s);
        }
        for (o, value) in outputs.into_iter().zip(&lowered.values) {
            let v = self.value(value);
            let v = if self.types.is_pointer(o.ty) { self.convert(v, Ty::LONG) } else { v };
            let v = self.convert(v, o.ty);
            let ty = self.types.pointer(o.ty);
            let name = ast::Name::from(local(&o.pointer).as_str());
            let p = self.value(&ast::Expr { kind: ast::ExprKind::Name(name), span });
            let p = self.convert(p, Ty::LONG);
            let p = self.convert(p, ty);
            let place = Expr::new(ExprKind::Deref(Box::new(p)), o.ty, span);
            let set = Expr::new(ExprKind::Assign { place: Box::new(place), value: Box::new(v) }, o.ty, span);
            out.push(Stmt { kind: StmtKind::Expr(set), span });
        }
        out
    }

    /// What the registers of the stack show: an address in the function's frame.
    fn asm_stack(&mut self, out: &mut Vec<Stmt>, span: Span) -> Expr {
        let inside = self.hidden_local(Ty::ULONG, span);
        out.push(declare(inside, Expr::int(0, Ty::ULONG, span), span));
        self.asm_address(Expr::new(ExprKind::Local(inside), Ty::ULONG, span))
    }

    /// The address of a place as 64 bits.
    fn asm_address(&mut self, place: Expr) -> Expr {
        let p = self.address(place);
        self.convert(p, Ty::ULONG)
    }

    /// The register that a local's declaration names.
    fn asm_register(&self, place: &Expr) -> Option<String> {
        let ExprKind::Local(local) = place.kind else { return None };
        let label = self.cx.as_ref()?.registers.get(&local)?;
        template::register(label).map(|(whole, ..)| whole)
    }

    /// The size of what a register holds: an integer's or a pointer's.
    fn asm_size(&self, ty: Ty) -> Option<u8> {
        let fits = self.types.is_pointer(ty) || self.types.is_integer(ty);
        self.types.size(ty).filter(|n| fits && matches!(n, 1 | 2 | 4 | 8)).map(|n| n as u8)
    }

    fn asm_output(&mut self, o: &ast::AsmOperand, taken: &mut Taken, span: Span) {
        let Taken { starts, outputs, list, problem } = taken;
        let index = list.len();
        let place = self.expr(&o.value);
        if place.is_error() {
            return;
        }
        if !place.is_place() || self.types.is_function(place.ty) {
            self.error(span, "lvalue required in 'asm' statement");
            return;
        }
        if !o.constraint.contains(['=', '+']) {
            self.error(span, "output operand constraint lacks '='");
            return;
        }
        if self.types.quals(place.ty) & types::CONST != 0 {
            let what = match &o.value.kind {
                ast::ExprKind::Name(n) => format!("variable '{n}'"),
                ast::ExprKind::Member { field, .. } => format!("member '{}'", field.name),
                _ => format!("location '{}'", self.text(o.value.span)),
            };
            self.error(span, format!("read-only {what} used as 'asm' output"));
            return;
        }
        if matches!(place.kind, ExprKind::Member { bits: Some(_), .. }) {
            *problem = Some("a bit-field as operand".to_string());
            return;
        }
        let ty = self.types.bare(place.ty);
        let size = self.asm_size(ty);
        let pointer = format!("m{index}");
        let kind = match o.constraint.strip_prefix("=@cc") {
            Some(condition) => Some(format!("@{condition}")),
            None => match kind(&o.constraint) {
                Some(Kind::Memory) => None,
                Some(Kind::Register(r)) => {
                    Some(r.or_else(|| self.asm_register(&place)).unwrap_or_else(|| format!("v{index}")))
                }
                _ => {
                    *problem = Some(format!("the constraint '{}'", o.constraint));
                    return;
                }
            },
        };
        let before = o.constraint.contains('+').then(|| self.rvalue(place.clone()));
        let address = self.asm_address(place);
        starts.push((pointer.clone(), address));
        let place = match kind {
            None => Place::Memory(pointer),
            Some(register) => {
                if size.is_none() {
                    *problem = Some(format!("an operand of type '{}' in a register", self.types.name(ty)));
                    return;
                }
                if let Some(v) = before {
                    let v = self.convert(v, Ty::ULONG);
                    starts.push((register.clone(), v));
                }
                outputs.push(Output { pointer, ty, from: register.clone() });
                Place::Register(register)
            }
        };
        list.push(Operand { name: o.name.clone(), place, size });
    }

    fn asm_input(&mut self, nth: usize, o: &ast::AsmOperand, taken: &mut Taken, span: Span) {
        let Taken { starts, list, problem, .. } = taken;
        let index = list.len();
        let same = o.constraint.trim_start_matches(['%', '&']).trim();
        let matching = match same.strip_prefix('[').and_then(|r| r.strip_suffix(']')) {
            Some(name) => list.iter().position(|l| l.name.as_deref() == Some(name)),
            None => same.parse::<usize>().ok(),
        };
        let wanted = match matching {
            Some(n) => match list.get(n).map(|l| &l.place) {
                Some(Place::Register(r)) => Some(Kind::Register(Some(r.clone()))),
                Some(_) => Some(Kind::Memory),
                None => {
                    self.error(span, "matching constraint references invalid operand number");
                    return;
                }
            },
            None => kind(&o.constraint),
        };
        let place = self.expr(&o.value);
        if place.is_error() {
            return;
        }
        let Some(wanted) = wanted else {
            *problem = Some(format!("the constraint '{}'", o.constraint));
            return;
        };
        if matches!(wanted, Kind::Memory) {
            if !place.is_place() {
                self.error(span, format!("memory input {nth} is not directly addressable"));
                return;
            }
            let size = self.asm_size(self.types.bare(place.ty));
            let address = self.asm_address(place);
            let name = format!("m{index}");
            starts.push((name.clone(), address));
            list.push(Operand { name: o.name.clone(), place: Place::Memory(name), size });
            return;
        }
        let declared = self.asm_register(&place);
        let v = self.rvalue(place);
        let size = self.asm_size(v.ty);
        if size.is_none() && !v.is_error() {
            *problem = Some(format!("an operand of type '{}' in a register", self.types.name(v.ty)));
            return;
        }
        let v = self.convert(v, Ty::ULONG);
        let (name, place) = match wanted {
            Kind::Register(r) => {
                let name = r.or(declared).unwrap_or_else(|| format!("v{index}"));
                (name.clone(), Place::Register(name))
            }
            _ => {
                let name = format!("i{index}");
                (name.clone(), Place::Immediate(name))
            }
        };
        starts.push((name, v));
        list.push(Operand { name: o.name.clone(), place, size });
    }
}

/// The declaration of a local with its value.
fn declare(local: LocalId, value: Expr, span: Span) -> Stmt {
    Stmt { kind: StmtKind::Decl { local, init: Some(Init::Value(value)) }, span }
}
