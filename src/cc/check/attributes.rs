//! Attributes and `_Alignas`: what they ask of a declaration.

use super::super::ast::{self, Name};
use super::super::tree::{self, SymId};
use super::Check;
use crate::source::{Diagnostic, Span};

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
    /// Words behind "is deprecated".
    pub deprecated: Option<String>,
    /// Its result may not be thrown away.
    pub wanted: bool,
    pub noreturn: bool,
}

/// Attributes that gcc knows on x86-64, beside those that `__has_attribute` affirms here.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "access", "alias", "alloc_align", "artificial", "asm_label", "assume_aligned", "cdecl", "common", "copy", "designated_init", "error",
    "externally_visible", "fastcall", "flatten", "force_align_arg_pointer", "gcc_struct", "ifunc", "interrupt", "mode", "ms_abi", "ms_struct",
    "naked", "no_icf", "no_instrument_function", "no_reorder", "no_sanitize", "no_sanitize_address", "no_sanitize_thread", "no_sanitize_undefined",
    "no_stack_protector", "nocf_check", "noclone", "nocommon", "noipa", "nonstring", "noplt", "optimize", "pragma_pack", "regparm", "retain",
    "returns_twice", "scalar_storage_order", "simd", "stack_protect", "stdcall", "symver", "sysv_abi", "target", "target_clones", "tls_model",
    "unavailable", "uninitialized", "vector_size", "warn_if_not_aligned", "warning", "weakref", "zero_call_used_regs",
];

impl Check<'_> {
    /// `constructor(101)`
    fn priority(&mut self, a: &ast::Attr) -> u32 {
        let Some(e) = a.args.first() else { return 65_536 };
        match self.value(e).as_int().and_then(|n| u16::try_from(n).ok()) {
            Some(n) => {
                if n <= 100 {
                    let text = format!("{} priorities from 0 to 100 are reserved for the implementation", a.name.name);
                    self.warn(a.name.span, "prio-ctor-dtor", text);
                }
                u32::from(n)
            }
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

    fn unknown_attribute(&mut self, name: &str, at: Span) {
        let known = crate::cc::preprocess::ATTRIBUTES.iter().chain(KNOWN).copied();
        let near = super::nearest(name, known).filter(|n| super::is_slip(name, n));
        let d = Diagnostic::warning(at, "attributes", format!("'{name}' attribute directive ignored"));
        let d = match near {
            Some(near) => d.cure(format!("write '{near}'")),
            None => d,
        };
        // The attributes of a declaration are looked at for each of its names.
        if !self.diagnostics.contains(&d) {
            self.report(d);
        }
    }

    /// What attributes say of the uses of a function or an object.
    pub(super) fn mark(&mut self, sym: SymId, asked: &Asked) {
        if let Some(words) = &asked.deprecated {
            self.deprecated.push((sym, words.clone()));
        }
        if asked.wanted {
            self.wanted.push(sym);
        }
        if asked.noreturn {
            self.never_return.push(sym);
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
                "deprecated" => {
                    let more = a.args.first().and_then(literal).map(|s| format!(": {s}"));
                    asked.deprecated = Some(more.unwrap_or_default());
                }
                "warn_unused_result" => asked.wanted = true,
                "noreturn" => asked.noreturn = true,
                "transparent_union" => asked.transparent = true,
                "pragma_pack" => {
                    let n = a.args.first().and_then(|e| self.value(e).as_int()).unwrap_or(0);
                    asked.pack = u64::try_from(n).unwrap_or(0);
                }
                "alias" => {
                    if let Some(s) = a.args.first().and_then(literal) {
                        asked.alias = Some(s.into());
                    }
                }
                "asm_label" => {
                    if let Some(s) = a.args.first().and_then(literal) {
                        asked.label = Some(s);
                    }
                }
                name if KNOWN.contains(&name) || crate::cc::preprocess::ATTRIBUTES.contains(&name) => {}
                name => self.unknown_attribute(name, a.name.span),
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

fn literal(e: &ast::Expr) -> Option<String> {
    match &e.kind {
        ast::ExprKind::Str { units, .. } => Some(units.iter().filter_map(|u| char::from_u32(*u)).collect()),
        _ => None,
    }
}
