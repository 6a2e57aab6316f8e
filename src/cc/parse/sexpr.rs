//! The tree as text, for tests: `int *p = &x;` is `(decl int (p * = (& x)))`.

use crate::cc::ast::*;
use std::fmt::Write as _;

pub fn unit(unit: &Unit) -> String {
    unit.items.iter().map(item).collect::<Vec<_>>().join("\n")
}

fn item(i: &Item) -> String {
    match i {
        Item::Function(f) => function(f),
        Item::Declaration(d) => declaration(d),
        Item::StaticAssert(a) => assert(a),
    }
}

fn assert(a: &StaticAssert) -> String {
    format!("(assert {}{})", expr(&a.condition), a.message.as_ref().map(|m| format!(" {m:?}")).unwrap_or_default())
}

fn function(f: &Function) -> String {
    let old: String = f.old_params.iter().map(|d| format!(" {}", declaration(d))).collect();
    format!("(def {} ({}){old} {})", specs(&f.specs), declarator(&f.declarator), block(&f.body))
}

pub fn declaration(d: &Declaration) -> String {
    let list: String = d
        .declarators
        .iter()
        .map(|i| {
            format!(
                " ({}{})",
                declarator(&i.declarator),
                i.init.as_ref().map(|v| format!(" = {}", init(v))).unwrap_or_default()
            )
        })
        .collect();
    format!("(decl {}{list})", specs(&d.specs))
}

fn quals(q: Quals) -> String {
    [(q.is_const, "const "), (q.is_volatile, "volatile "), (q.is_restrict, "restrict "), (q.is_atomic, "atomic ")]
        .iter()
        .filter(|(on, _)| *on)
        .map(|(_, t)| *t)
        .collect()
}

fn attributes(list: &[Attr]) -> String {
    list.iter().fold(String::new(), |mut out, a| {
        let args: Vec<String> = a.args.iter().map(expr).collect();
        let _ = write!(
            out,
            "@{}{} ",
            a.name.name,
            if args.is_empty() { String::new() } else { format!("({})", args.join(",")) }
        );
        out
    })
}

fn specs(s: &Specs) -> String {
    let mut out = match s.storage {
        Storage::None => String::new(),
        other => format!("{other:?} ").to_lowercase(),
    };
    for (on, word) in [(s.thread_local, "thread "), (s.inline, "inline "), (s.noreturn, "noreturn ")] {
        if on {
            out.push_str(word);
        }
    }
    for a in &s.align {
        let _ = match a {
            AlignSpec::Type(t) => write!(out, "align({}) ", type_name(t)),
            AlignSpec::Expr(e) => write!(out, "align({}) ", expr(e)),
        };
    }
    out + &attributes(&s.attrs) + &quals(s.quals) + &type_spec(&s.ty)
}

fn tag(t: Option<&Ident>) -> String {
    t.map(|t| format!(" {}", t.name)).unwrap_or_default()
}

fn type_spec(t: &TypeSpec) -> String {
    match t {
        TypeSpec::Missing => "?".to_string(),
        TypeSpec::Basic(b) => format!("{b:?}").to_lowercase(),
        TypeSpec::Record(r) => {
            let members =
                r.members.as_ref().map(|list| list.iter().map(|m| format!(" {}", member(m))).collect::<String>());
            let head = format!(
                "{}{}{}",
                if r.is_union { "union" } else { "struct" },
                tag(r.tag.as_ref()),
                if r.attrs.is_empty() { String::new() } else { format!(" {}", attributes(&r.attrs).trim_end()) }
            );
            members.map_or_else(|| head.clone(), |m| format!("({head}{m})"))
        }
        TypeSpec::Enum(e) => {
            let head = format!("enum{}", tag(e.tag.as_ref()));
            e.constants.as_ref().map_or_else(
                || head.clone(),
                |list| {
                    format!(
                        "({head}{})",
                        list.iter()
                            .map(|(n, v)| v
                                .as_ref()
                                .map_or_else(|| format!(" {}", n.name), |v| format!(" {}={}", n.name, expr(v))))
                            .collect::<String>()
                    )
                },
            )
        }
        TypeSpec::Named(n) => format!("'{}", n.name),
        TypeSpec::TypeofExpr(e) => format!("(typeof {})", expr(e)),
        TypeSpec::TypeofType(t) => format!("(typeof {})", type_name(t)),
        TypeSpec::Atomic(t) => format!("(atomic {})", type_name(t)),
        TypeSpec::VaList => "va_list".to_string(),
        TypeSpec::Auto => "auto".to_string(),
    }
}

fn member(m: &Member) -> String {
    match m {
        Member::StaticAssert(a) => assert(a),
        Member::Fields { specs: s, declarators, .. } => {
            let list: String = declarators
                .iter()
                .map(|d| {
                    format!(
                        " ({}{})",
                        d.declarator.as_ref().map(declarator).unwrap_or_default(),
                        d.bits.as_ref().map(|b| format!(" :{}", expr(b))).unwrap_or_default()
                    )
                })
                .collect();
            format!("({}{list})", specs(s))
        }
    }
}

fn declarator(d: &Declarator) -> String {
    let mut out = d.name.as_ref().map_or("_".to_string(), |n| n.name.to_string());
    for part in &d.derived {
        out.push(' ');
        out += &match part {
            Derived::Pointer(q) => format!("*{}", quals(*q).trim_end()),
            Derived::Array { size, quals: q, is_static } => {
                let inner = match size {
                    ArraySize::Unknown => String::new(),
                    ArraySize::Star => "*".to_string(),
                    ArraySize::Expr(e) => expr(e),
                };
                format!("[{}{}{inner}]", if *is_static { "static " } else { "" }, quals(*q))
            }
            Derived::Function(Params::Empty) => "(fn)".to_string(),
            Derived::Function(Params::Old(names)) => {
                format!("(fn old{})", names.iter().map(|n| format!(" {}", n.name)).collect::<String>())
            }
            Derived::Function(Params::Prototype { params, variadic }) => {
                let list: Vec<String> =
                    params.iter().map(|p| format!("({} {})", specs(&p.specs), declarator(&p.declarator))).collect();
                format!("(fn void {}{})", list.join(" "), if *variadic { " ..." } else { "" })
                    .replace("void (", "(")
                    .replace("void )", "void)")
            }
        };
    }
    if !d.attrs.is_empty() {
        out = format!("{out} {}", attributes(&d.attrs).trim_end());
    }
    out
}

fn type_name(t: &TypeName) -> String {
    let d = declarator(&t.declarator);
    format!("{}{}", specs(&t.specs), d.strip_prefix('_').unwrap_or(&d))
}

fn init(i: &Init) -> String {
    match i {
        Init::Expr(e) => expr(e),
        Init::List { items, .. } => {
            let list: Vec<String> = items
                .iter()
                .map(|i| {
                    let path: String = i.designators.iter().map(designator).collect();
                    if path.is_empty() { init(&i.value) } else { format!("{path}={}", init(&i.value)) }
                })
                .collect();
            format!("{{{}}}", list.join(" "))
        }
    }
}

fn designator(d: &Designator) -> String {
    match d {
        Designator::Index(e) => format!("[{}]", expr(e)),
        Designator::Range(a, b) => format!("[{}...{}]", expr(a), expr(b)),
        Designator::Field(n) => format!(".{}", n.name),
    }
}

fn block(b: &Block) -> String {
    let list: Vec<String> = b
        .items
        .iter()
        .map(|i| match i {
            BlockItem::Stmt(s) => stmt(s),
            BlockItem::Declaration(d) => declaration(d),
            BlockItem::Function(f) => function(f),
            BlockItem::StaticAssert(a) => assert(a),
        })
        .collect();
    format!("{{{}}}", list.join(" "))
}

fn optional(e: Option<&Expr>) -> String {
    e.map_or("_".to_string(), expr)
}

pub fn stmt(s: &Stmt) -> String {
    match &s.kind {
        StmtKind::Expr(e) => e.as_ref().map_or(";".to_string(), expr),
        StmtKind::Block(b) => block(b),
        StmtKind::If { condition, then, otherwise } => format!(
            "(if {} {}{})",
            expr(condition),
            stmt(then),
            otherwise.as_ref().map(|o| format!(" {}", stmt(o))).unwrap_or_default()
        ),
        StmtKind::While { condition, body } => format!("(while {} {})", expr(condition), stmt(body)),
        StmtKind::DoWhile { body, condition } => format!("(do {} {})", stmt(body), expr(condition)),
        StmtKind::For { init, condition, step, body } => {
            let init = match init {
                ForInit::None => "_".to_string(),
                ForInit::Expr(e) => expr(e),
                ForInit::Declaration(d) => declaration(d),
            };
            format!("(for {init} {} {} {})", optional(condition.as_ref()), optional(step.as_ref()), stmt(body))
        }
        StmtKind::Switch { value, body } => format!("(switch {} {})", expr(value), stmt(body)),
        StmtKind::Case { low, high, body } => format!(
            "(case {}{} {})",
            expr(low),
            high.as_ref().map(|h| format!("...{}", expr(h))).unwrap_or_default(),
            stmt(body)
        ),
        StmtKind::Default { body } => format!("(default {})", stmt(body)),
        StmtKind::Label { name, body } => format!("(label {} {})", name.name, stmt(body)),
        StmtKind::Goto(n) => format!("(goto {})", n.name),
        StmtKind::GotoComputed(e) => format!("(goto* {})", expr(e)),
        StmtKind::Continue => "continue".to_string(),
        StmtKind::Break => "break".to_string(),
        StmtKind::Return(e) => e.as_ref().map_or("(return)".to_string(), |e| format!("(return {})", expr(e))),
        StmtKind::Asm(_) => "asm".to_string(),
    }
}

fn binary(op: Binary) -> &'static str {
    match op {
        Binary::Mul => "*",
        Binary::Div => "/",
        Binary::Rem => "%",
        Binary::Add => "+",
        Binary::Sub => "-",
        Binary::Shl => "<<",
        Binary::Shr => ">>",
        Binary::Lt => "<",
        Binary::Gt => ">",
        Binary::Le => "<=",
        Binary::Ge => ">=",
        Binary::Eq => "==",
        Binary::Ne => "!=",
        Binary::BitAnd => "&",
        Binary::BitXor => "^",
        Binary::BitOr => "|",
        Binary::And => "&&",
        Binary::Or => "||",
    }
}

pub fn expr(e: &Expr) -> String {
    match &e.kind {
        ExprKind::Name(n) => n.to_string(),
        ExprKind::Int { value, ty: Basic::Int } => value.to_string(),
        ExprKind::Int { value, ty } => format!("{value}:{ty:?}"),
        ExprKind::Float { value, ty } => format!("{value:?}:{ty:?}"),
        ExprKind::Char { value, ty: Basic::Int } => format!("c{value}"),
        ExprKind::Char { value, ty } => format!("c{value}:{ty:?}"),
        ExprKind::Str { units, kind: StringKind::Narrow } => {
            format!("{:?}", units.iter().map(|u| char::from_u32(*u).unwrap_or('?')).collect::<String>())
        }
        ExprKind::Str { units, kind } => format!("{kind:?}{units:?}"),
        ExprKind::Unary(op, e) => {
            let op = match op {
                Unary::Plus => "+",
                Unary::Neg => "-",
                Unary::Real => "__real__",
                Unary::Imag => "__imag__",
                Unary::BitNot => "~",
                Unary::Not => "!",
                Unary::Deref => "*",
                Unary::AddrOf => "&",
                Unary::PreInc => "++_",
                Unary::PreDec => "--_",
                Unary::PostInc => "_++",
                Unary::PostDec => "_--",
            };
            format!("({op} {})", expr(e))
        }
        ExprKind::Binary(op, a, b) => format!("({} {} {})", binary(*op), expr(a), expr(b)),
        ExprKind::Assign { op, target, value } => {
            format!("({}= {} {})", op.map_or("", binary), expr(target), expr(value))
        }
        ExprKind::Conditional { condition, then, otherwise } => {
            format!("(? {} {} {})", expr(condition), optional(then.as_deref()), expr(otherwise))
        }
        ExprKind::Comma(a, b) => format!("(, {} {})", expr(a), expr(b)),
        ExprKind::Call { callee, args } => {
            format!("(call {}{})", expr(callee), args.iter().map(|a| format!(" {}", expr(a))).collect::<String>())
        }
        ExprKind::Index(a, b) => format!("([] {} {})", expr(a), expr(b)),
        ExprKind::Member { object, field, arrow } => {
            format!("({} {} {})", if *arrow { "->" } else { "." }, expr(object), field.name)
        }
        ExprKind::Cast(t, e) => format!("(cast <{}> {})", type_name(t), expr(e)),
        ExprKind::Compound { ty, init: i } => format!("(compound <{}> {})", type_name(ty), init(i)),
        ExprKind::SizeofExpr(e) => format!("(sizeof {})", expr(e)),
        ExprKind::SizeofType(t) => format!("(sizeof <{}>)", type_name(t)),
        ExprKind::AlignofExpr(e) => format!("(alignof {})", expr(e)),
        ExprKind::AlignofType(t) => format!("(alignof <{}>)", type_name(t)),
        ExprKind::Generic { control, choices } => {
            let list: String = choices
                .iter()
                .map(|(t, e)| format!(" {}:{}", t.as_ref().map_or("default".to_string(), type_name), expr(e)))
                .collect();
            format!("(generic {}{list})", expr(control))
        }
        ExprKind::Statement(b) => format!("({})", block(b)),
        ExprKind::VaArg { list, ty } => format!("(va_arg {} <{}>)", expr(list), type_name(ty)),
        ExprKind::Offsetof { ty, path } => {
            format!("(offsetof <{}> {})", type_name(ty), path.iter().map(designator).collect::<String>())
        }
        ExprKind::TypesCompatible(a, b) => format!("(compatible <{}> <{}>)", type_name(a), type_name(b)),
        ExprKind::Choose { condition, then, otherwise } => {
            format!("(choose {} {} {})", expr(condition), expr(then), expr(otherwise))
        }
        ExprKind::LabelAddr(n) => format!("(&& {})", n.name),
        ExprKind::Error => "ERROR".to_string(),
    }
}
