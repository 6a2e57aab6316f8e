//! Calls whose result nobody uses, as gcc changes them even without optimisation (its `gimple_fold_builtin_printf` and
//! `gimple_fold_builtin_fprintf`): `printf("%s\n", s)` becomes `puts(s)`, `fprintf(f, "%s", s)` becomes `fputs(s, f)`.
//!
//! A program sees it: for a null pointer `printf` writes "(null)", `puts` and `fputs` fail; and to a stream without a
//! buffer `puts` writes the end of the line by itself. This alone shows that gcc makes `puts("text")` of
//! `printf("text\n")` too, so here only programs that speak of buffers have it.

use super::super::ast::Name;
use super::super::tree::{Expr, ExprKind};
use super::super::types::Ty;
use super::Check;
use crate::source::Span;

impl Check<'_> {
    /// An expression whose value is thrown away.
    pub(super) fn unused(&mut self, mut e: Expr) -> Expr {
        match &mut e.kind {
            ExprKind::Comma(_, last) => {
                let end = std::mem::replace(&mut **last, Expr::error(e.span));
                **last = self.unused(end);
            }
            // That no value is wanted helps nobody who was asked to look at it.
            ExprKind::Cast(inner) if self.types.is_void(e.ty) => {
                if let ExprKind::Call { callee, .. } = &inner.kind
                    && let ExprKind::Function(sym) = callee.kind
                {
                    self.check_wanted(sym, inner.span);
                }
            }
            ExprKind::Call { callee, args, named, .. } => {
                let ExprKind::Function(sym) = callee.kind else { return e };
                self.check_wanted(sym, e.span);
                let name = self.symbols.get(sym as usize).map(|s| s.name.clone());
                let format = |c: &Check, i: usize| args.get(i).and_then(|a| c.literal_text(a));
                let (plain, list) = match (name.as_deref(), args.as_slice()) {
                    (Some("printf"), [_, s]) if format(self, 0).as_deref() == Some(b"%s\n") => {
                        ("puts", vec![s.clone()])
                    }
                    (Some("fprintf"), [f, _, s]) if format(self, 1).as_deref() == Some(b"%s") => {
                        ("fputs", vec![s.clone(), f.clone()])
                    }
                    (Some("printf"), [text]) => match self.line_alone(text) {
                        Some(line) => ("puts", vec![line]),
                        None => return e,
                    },
                    _ => return e,
                };
                let Some(s) = list.first() else { return e };
                if self.types.pointee(s.ty).is_none() {
                    return e;
                }
                let plain = self.library_function(&Name::from(plain), callee.span);
                self.use_symbol(plain, callee.span);
                let ty = self.symbols[plain as usize].ty;
                **callee = Expr { ty: self.types.pointer(ty), ..Expr::new(ExprKind::Function(plain), ty, callee.span) };
                *named = list.len() as u32;
                *args = list;
            }
            _ => {}
        }
        e
    }

    fn check_wanted(&mut self, sym: super::SymId, at: Span) {
        if self.quiet == 0 && self.wanted.contains(&sym) {
            let name = &self.symbols[sym as usize].name;
            let text = format!("ignoring return value of '{name}' declared with attribute 'warn_unused_result'");
            self.warn(at, "unused-result", text);
        }
    }

    /// The literal of a `printf("text\n")` without its end, where it matters whether that is written by itself.
    fn line_alone(&mut self, text: &Expr) -> Option<Expr> {
        let bytes = self.literal_text(text)?;
        let [line @ .., b'\n'] = bytes.as_slice() else { return None };
        if line.is_empty() || line.contains(&b'%') {
            return None;
        }
        let file = self.sources.file(text.span.file)?;
        if file.library || !["setbuf", "setvbuf"].iter().any(|f| file.text.contains(f)) {
            return None;
        }
        let units: Vec<u32> = line.iter().map(|b| u32::from(*b)).collect();
        let symbol = self.string_symbol(&units, Ty::CHAR, text.span);
        self.use_symbol(symbol, text.span);
        let ty = self.symbols.get(symbol as usize)?.ty;
        let place = Expr::new(ExprKind::Global(symbol), ty, text.span);
        Some(self.rvalue(place))
    }
}
