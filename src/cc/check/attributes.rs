//! Attributes and `_Alignas`: what they ask of a declaration.

use super::super::ast::{self, Name};
use super::super::tree::{self, SymId};
use super::Check;
use crate::source::Diagnostic;

/// What attributes ask of a declaration.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub packed: bool,
    /// From `aligned` and `_Alignas`; 0: nothing asked.
    pub align: u64,
    /// The priority, when the function is to be called before `main`; after it.
    pub constructor: Option<u32>,
    pub destructor: Option<u32>,
    /// The function to be called with the local's address at the end of its life.
    pub cleanup: Option<ast::Ident>,
    pub weak: bool,
    pub alias: Option<Name>,
    /// `asm("label")`: the register of a local.
    pub label: Option<String>,
    pub transparent: bool,
    /// From `#pragma pack(n)`: no member is aligned to more. 0: not said.
    pub pack: u64,
}

impl Check<'_> {
    /// `constructor(101)`
    fn priority(&mut self, a: &ast::Attr) -> u32 {
        let Some(e) = a.args.first() else { return 65_536 };
        match self.value(e).as_int().and_then(|n| u16::try_from(n).ok()) {
            Some(n) => u32::from(n),
            None => {
                let text = format!("{} priorities must be integers from 0 to 65535 inclusive", a.name.name);
                self.error(a.name.span, text);
                65_536
            }
        }
    }

    /// Notes that a function is to be called before or after `main`.
    pub(super) fn constructor(&mut self, sym: SymId, asked: &Asked) {
        for (priority, after) in [(asked.constructor, false), (asked.destructor, true)] {
            let Some(priority) = priority else { continue };
            if !self.constructors.iter().any(|c| c.sym == sym && c.after == after) {
                self.constructors.push(tree::Constructor { sym, priority, after });
            }
        }
    }

    pub(super) fn attributes(&mut self, attrs: &[ast::Attr], aligns: &[ast::AlignSpec]) -> Asked {
        let mut asked = Asked::default();
        for a in attrs {
            match &*a.name.name {
                "packed" => asked.packed = true,
                "aligned" => {
                    let n = match a.args.first() {
                        Some(e) => self.value(e).as_int().unwrap_or(1),
                        None => 16,
                    };
                    asked.align = asked.align.max(u64::try_from(n).unwrap_or(1));
                }
                "constructor" => asked.constructor = Some(self.priority(a)),
                "destructor" => asked.destructor = Some(self.priority(a)),
                "cleanup" => match a.args.first() {
                    Some(ast::Expr { kind: ast::ExprKind::Name(n), span }) => {
                        asked.cleanup = Some(ast::Ident { name: n.clone(), span: *span });
                    }
                    _ => self.error(a.name.span, "'cleanup' argument not an identifier"),
                },
                "vector_size" | "__vector_size__" => {
                    let text = "vector types ('vector_size') are not supported";
                    self.report(Diagnostic::error(a.name.span, text).cure("use an array and a loop"));
                }
                "ms_struct" => {
                    let text = "the layout of another system ('ms_struct') is not supported";
                    self.report(
                        Diagnostic::error(a.name.span, text).cure("leave it out: members are laid out as by gcc"),
                    );
                }
                "weak" => asked.weak = true,
                "transparent_union" => asked.transparent = true,
                "pragma_pack" => {
                    let n = a.args.first().and_then(|e| self.value(e).as_int()).unwrap_or(0);
                    asked.pack = u64::try_from(n).unwrap_or(0);
                }
                "alias" => {
                    if let Some(ast::Expr { kind: ast::ExprKind::Str { units, .. }, .. }) = a.args.first() {
                        let s: String = units.iter().filter_map(|u| char::from_u32(*u)).collect();
                        asked.alias = Some(s.into());
                    }
                }
                "asm_label" => {
                    if let Some(ast::Expr { kind: ast::ExprKind::Str { units, .. }, .. }) = a.args.first() {
                        asked.label = Some(units.iter().filter_map(|u| char::from_u32(*u)).collect());
                    }
                }
                _ => {}
            }
        }
        for a in aligns {
            let n = match a {
                ast::AlignSpec::Type(t) => {
                    let ty = self.type_name(t);
                    let asked = self.attributes(&t.specs.attrs, &[]).align;
                    self.types.align(ty).max(asked)
                }
                ast::AlignSpec::Expr(e) => {
                    let v = self.value(e);
                    match v.as_int() {
                        Some(n) if n == 0 || (n > 0 && (n & (n - 1)) == 0) => n as u64,
                        Some(_) => {
                            self.error(e.span, "requested alignment is not a positive power of 2");
                            0
                        }
                        None => {
                            self.error(e.span, "requested alignment is not an integer constant");
                            0
                        }
                    }
                }
            };
            asked.align = asked.align.max(n);
        }
        asked
    }
}
