//! What is kept how: structs by value, bit-fields, unions, arrays, pointers, the heap.

use super::{DOUBLE, INT, LONG, Maker, SCALARS, Ty, UINT, ULONG, int};

/// A member of a struct: how it is reached, its type.
type Leaf = (String, Ty);

impl Maker {
    /// Declares a struct before everything else; gives its name and what of it can be printed.
    fn record(&mut self, depth: usize) -> (String, Vec<Leaf>) {
        let name = self.fresh("S");
        let (mut text, mut leaves) = (format!("struct {name} {{\n"), Vec::new());
        for i in 0..self.lot.range(1, 5) {
            let ty = self.lot.one_of(SCALARS);
            match self.lot.below(8) {
                0 => {
                    let n = self.lot.range(1, 5);
                    text.push_str(&format!("    {} m{i}[{n}];\n", ty.name));
                    leaves.extend((0..n).map(|k| (format!("m{i}[{k}]"), ty)));
                }
                1 if depth > 0 => {
                    let (inner, more) = self.record(depth - 1);
                    text.push_str(&format!("    struct {inner} m{i};\n"));
                    leaves.extend(more.into_iter().map(|(l, t)| (format!("m{i}.{l}"), t)));
                }
                2 => {
                    let w = self.lot.range(1, 31);
                    text.push_str(&format!("    int m{i} : {w};\n    unsigned n{i} : {};\n", 32 - w));
                    leaves.push((format!("m{i}"), int("int", 0, true)));
                    leaves.push((format!("n{i}"), int("unsigned", 0, false)));
                }
                3 => {
                    text.push_str(&format!("    union {{ {} a; unsigned char b[2]; }} m{i};\n", ty.name));
                    leaves.push((format!("m{i}.a"), ty));
                }
                _ => {
                    text.push_str(&format!("    {} m{i};\n", ty.name));
                    leaves.push((format!("m{i}"), ty));
                }
            }
        }
        let end = self.lot.one_of(&["", "", "", " __attribute__((packed))", " __attribute__((aligned(16)))"]);
        self.globals.push_str(&format!("{text}}}{end};\n"));
        (name, leaves)
    }

    /// Gives each leaf of an object a value.
    fn fill(&mut self, object: &str, leaves: &[Leaf]) {
        for (leaf, ty) in leaves {
            let value = match ty.bits {
                0 => format!("{}", self.lot.range(-3, 9)),
                _ => self.literal(*ty),
            };
            self.line(&format!("{object}.{leaf} = {value};"));
        }
    }

    fn show(&mut self, object: &str, leaves: &[Leaf]) {
        let parts: Vec<String> = leaves.iter().map(|(l, t)| Self::print(&format!("{object}.{l}"), *t)).collect();
        for part in parts {
            self.line(&part);
        }
        self.line("printf(\"\\n\");");
    }

    pub(super) fn structs(&mut self, name: &str) {
        let (s, leaves) = self.record(1);
        let (t, others) = self.record(1);
        let many = self.lot.range(0, 7);
        let extra: Vec<Ty> = (0..many).map(|_| self.lot.one_of(SCALARS)).collect();
        let before = self.lot.below(extra.len() + 1);
        let mut params: Vec<String> = extra.iter().enumerate().map(|(i, t)| format!("{} x{i}", t.name)).collect();
        params.insert(before, format!("struct {s} a"));
        params.push(format!("struct {t} b"));
        self.open(&format!("static struct {s} {name}_mix({}) {{", params.join(", ")));
        self.show("a", &leaves);
        self.show("b", &others);
        for (i, ty) in extra.iter().enumerate() {
            let text = Self::print(&format!("x{i}"), *ty);
            self.line(&text);
        }
        self.line("printf(\"\\n\");");
        let k = self.lot.below(leaves.len());
        self.fill("a", &leaves[k..=k]);
        if self.lot.once_in(2) {
            self.line("struct { char pad; __typeof__(a) copy; } local = { 1, a };");
            self.line("__typeof__(a) *p = &local.copy;");
            self.line("return *p;");
        } else {
            self.line("return a;");
        }
        self.close();
        self.begin(name);
        self.line(&format!("struct {s} a, c[2];"));
        self.line(&format!("struct {t} b;"));
        self.line("memset(&a, 0, sizeof a);");
        self.line("memset(&b, 0, sizeof b);");
        self.fill("a", &leaves);
        self.fill("b", &others);
        let args = |m: &mut Maker, first: &str| {
            let mut list: Vec<String> = extra.iter().map(|t| m.literal(*t)).collect();
            list.insert(before, first.into());
            list.push("b".into());
            list.join(", ")
        };
        let list = args(self, "a");
        self.line(&format!("c[1] = c[0] = {name}_mix({list});"));
        self.show("c[1]", &leaves);
        self.line(&format!("struct {s} (*f)() = {name}_mix;"));
        self.line(&format!("__typeof__({name}_mix) *const g = {name}_mix;"));
        self.line("(void)f;");
        let list = args(self, "c[1]");
        let scalar: Vec<&Leaf> = leaves.iter().filter(|l| l.1.bits > 0).collect();
        if let Some((leaf, ty)) = scalar.first() {
            let text = Self::print(&format!("g({list}).{leaf}"), *ty);
            self.line(&text);
        } else {
            self.line(&format!("a = g({list});"));
        }
        self.line(&format!(
            "printf(\"%zu %zu %zu\\n\", sizeof a, _Alignof(struct {s}), offsetof(struct {{ char c; struct {t} x; }}, x));"
        ));
        self.close();
    }

    pub(super) fn varargs(&mut self, name: &str) {
        let (s, leaves) = self.record(0);
        self.open(&format!("static double {name}_sum(const char *kinds, ...) {{"));
        self.line("va_list ap, again;");
        self.line("va_start(ap, kinds);");
        self.line("va_copy(again, ap);");
        self.line("double sum = 0;");
        self.open("for (const char *k = kinds; *k; k++) {");
        self.open("switch (*k) {");
        self.line("case 'i': { int v = va_arg(ap, int); printf(\" %d\", v); sum += v; break; }");
        self.line("case 'u': { unsigned v = va_arg(ap, unsigned); printf(\" %u\", v); sum += v; break; }");
        self.line("case 'l': { long v = va_arg(ap, long); printf(\" %ld\", v); sum += (double)v; break; }");
        self.line("case 'd': { double v = va_arg(ap, double); printf(\" %g\", v); sum += v; break; }");
        self.line("case 's': { char *v = va_arg(ap, char *); printf(\" %s\", v); sum += (double)strlen(v); break; }");
        self.open("case 'r': {");
        self.line(&format!("struct {s} v = va_arg(ap, struct {s});"));
        self.show("v", &leaves);
        self.line("break;");
        self.close();
        self.close();
        self.close();
        self.line("if (kinds[0] == 'i') printf(\" again %d\", va_arg(again, int));");
        self.line("va_end(again);");
        self.line("va_end(ap);");
        self.line("printf(\"\\n\");");
        self.line("return sum;");
        self.close();
        self.open(&format!("static int {name}_log(char *to, size_t n, const char *format, ...) {{"));
        self.line("va_list ap;");
        self.line("va_start(ap, format);");
        self.line("int r = vsnprintf(to, n, format, ap);");
        self.line("va_end(ap);");
        self.line("return r;");
        self.close();
        self.begin(name);
        self.line(&format!("struct {s} r;"));
        self.line("memset(&r, 0, sizeof r);");
        self.fill("r", &leaves);
        for _ in 0..self.lot.range(1, 4) {
            let (mut kinds, mut args) = (String::new(), String::new());
            for _ in 0..self.lot.below(14) {
                let kind = self.lot.one_of(&['i', 'u', 'l', 'd', 's', 'r', 'd', 'i']);
                let arg = match kind {
                    'i' => {
                        let ty = self.lot.one_of(&[INT, int("char", 8, true), int("unsigned short", 16, false)]);
                        let v = self.literal(ty);
                        format!("({}){v}", ty.name)
                    }
                    'u' => self.literal(UINT),
                    'l' => self.literal(LONG),
                    'd' => {
                        let ty = self.lot.one_of(&[DOUBLE, super::FLOAT]);
                        self.literal(ty)
                    }
                    's' => format!("\"{}\"", self.word()),
                    _ => "r".into(),
                };
                kinds.push(kind);
                args.push_str(&format!(", {arg}"));
            }
            self.line(&format!("printf(\"= %.6g\\n\", {name}_sum(\"{kinds}\"{args}));"));
        }
        self.line("char text[40];");
        let (n, w, a) = (self.lot.range(1, 40), self.word(), self.literal(INT));
        self.line(&format!("int n = {name}_log(text, {n}, \"%d-%s-%5.1f\", {a}, \"{w}\", {a} / 3.0);"));
        self.line("printf(\"%d [%s]\\n\", n, text);");
        self.close();
    }

    pub(super) fn bit_fields(&mut self, name: &str) {
        let kinds: &[(&str, i64, bool)] = &[
            ("unsigned", 32, false),
            ("int", 32, true),
            ("signed", 32, true),
            ("unsigned char", 8, false),
            ("short", 16, true),
            ("unsigned long", 64, false),
            ("long", 64, true),
            ("_Bool", 1, false),
        ];
        let mut fields = Vec::new();
        let mut text = String::new();
        for i in 0..self.lot.range(2, 8) {
            let (ty, most, signed) = self.lot.one_of(kinds);
            if self.lot.once_in(8) {
                text.push_str(&format!("    {ty} : {};\n", if self.lot.once_in(2) { 0 } else { most.min(3) }));
                if text.ends_with("_Bool : 3;\n") {
                    text.truncate(text.len() - "    _Bool : 3;\n".len());
                }
            }
            if self.lot.once_in(6) {
                text.push_str(&format!("    {ty} f{i};\n"));
                fields.push((format!("f{i}"), most, signed));
                continue;
            }
            let w = self.lot.range(1, most);
            text.push_str(&format!("    {ty} f{i} : {w};\n"));
            fields.push((format!("f{i}"), w, signed));
        }
        let end = self.lot.one_of(&["", "", " __attribute__((packed))"]);
        self.globals.push_str(&format!("struct {name}_bits {{\n{text}}}{end};\n"));
        self.begin(name);
        self.line(&format!("union {{ struct {name}_bits b; unsigned char raw[sizeof(struct {name}_bits)]; }} u;"));
        self.line("memset(&u, 0, sizeof u);");
        self.line(&format!("struct {name}_bits *p = &u.b;"));
        self.variables(2);
        for _ in 0..self.lot.range(4, 14) {
            let i = self.lot.below(fields.len());
            let (f, w, signed) = fields[i].clone();
            let depth = self.lot.below(3);
            let (e, _) = self.expr(depth);
            let object = self.lot.one_of(&["u.b.", "p->"]);
            let text = match self.lot.below(6) {
                0 if w < 31 && w > 1 => format!("{object}{f}++;"),
                1 if !signed && w > 1 => format!("{object}{f} -= (unsigned){e};"),
                2 => format!("{object}{f} ^= {e};"),
                3 if w < 31 => format!("printf(\"%d %d\\n\", ({object}{f} = {e}) + 1, {object}{f} - 100 < 0);"),
                4 => format!("printf(\"%lld\\n\", (long long)({object}{f} |= {e}));"),
                _ => format!("{object}{f} = {e};"),
            };
            self.line(&text);
        }
        for (f, ..) in &fields {
            self.line(&format!("printf(\"%lld \", (long long)u.b.{f});"));
        }
        self.line("for (size_t i = 0; i < sizeof u.raw; i++) printf(\"%02x\", u.raw[i]);");
        self.line("printf(\" %zu\\n\", sizeof u);");
        self.close();
    }

    pub(super) fn unions(&mut self, name: &str) {
        self.begin(name);
        self.line("union { unsigned long l; double d; float f[2]; int i[2]; short s[4]; unsigned char c[8]; struct { unsigned a : 5, b : 11; } bits; } u = { 0 }, w;");
        for _ in 0..self.lot.range(4, 12) {
            let (v, d) = (self.literal(ULONG), self.literal(DOUBLE));
            let k = self.lot.below(8);
            let text = match self.lot.below(7) {
                0 => format!("u.l = {v};"),
                1 => format!("u.d = {d};"),
                2 => format!("u.f[{}] = (float){d};", k % 2),
                3 => format!("u.c[{k}] = (unsigned char){v};"),
                4 => format!("u.s[{}] = (short){v};", k % 4),
                5 => format!("u.bits.{} = (unsigned){v};", if k % 2 == 0 { "a" } else { "b" }),
                _ => "w = u; u.i[0] = (int)(w.i[1] ^ 5); u.i[1] = w.i[0];".into(),
            };
            self.line(&text);
            self.line("printf(\"%016lx %d %u\\n\", u.l, u.s[2], u.bits.b);");
        }
        self.close();
    }

    pub(super) fn variable_arrays(&mut self, name: &str) {
        self.open(&format!("static long {name}_sum(int n, int m, int a[n][m], int k) {{"));
        self.line("long sum = (long)sizeof(a[0]) * k;");
        self.line("for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) sum = sum * 3 % 1000003 + a[i][j];");
        self.line("return sum;");
        self.close();
        self.begin(name);
        let (n, m, rounds) = (self.lot.range(1, 7), self.lot.range(1, 9), self.lot.range(1, 5));
        self.open(&format!("for (int r = 0; r < {rounds}; r++) {{"));
        self.line(&format!("int n = {n} + r, m = {m};"));
        self.line("int a[n][m];");
        self.line("char s[n * 4 + 1];");
        self.line("for (int i = 0; i < n * m; i++) a[i / m][i % m] = i * i - r;");
        self.line("memset(s, 'a' + r, sizeof s - 1); s[sizeof s - 1] = 0;");
        self.line("int (*p)[m] = a;");
        self.line(&format!(
            "printf(\"%zu %zu %s %ld %d\\n\", sizeof a, sizeof *p, s, {name}_sum(n, m, a, r), p[n - 1][m - 1]);"
        ));
        if self.lot.once_in(2) {
            self.line("if (r == 1) continue;");
        }
        self.line("typedef double row[m];");
        self.line("row x; m = 1; x[0] = 2.5; printf(\"%zu %g\\n\", sizeof(row), x[0]);");
        if self.lot.once_in(2) {
            self.line("char *t = __builtin_alloca((size_t)n); t[n - 1] = 'q'; printf(\"%c\\n\", t[n - 1]);");
        }
        self.close();
        self.close();
    }

    pub(super) fn initialisers(&mut self, name: &str) {
        let v = |m: &mut Maker| m.lot.range(-50, 50);
        let [a, b, c, d, e, f] = [0; 6].map(|_| v(self));
        let (i, j) = (self.lot.range(0, 2), self.lot.range(3, 5));
        self.globals.push_str(&format!(
            "static struct {{ int a[6]; struct {{ char s[4]; double d; }} in[2]; const char *t; }} {name}_g[] = {{\n    \
             [{i}] = {{ .in[1] = {{ \"ab\", {a} }}, .a = {{ {b}, [{j}] = {c}, }}, .t = \"x\" \"y\" }},\n    \
             {{ {{ {d}, {e} }}, {{ {{ \"c\", 1.5 }} }} }},\n    [{i}].in[0].d = {f},\n}};\n"
        ));
        self.begin(name);
        self.open(&format!("for (size_t k = 0; k < sizeof {name}_g / sizeof *{name}_g; k++) {{"));
        self.line(&format!("for (int i = 0; i < 6; i++) printf(\"%d \", {name}_g[k].a[i]);"));
        self.line(&format!(
            "for (int i = 0; i < 2; i++) printf(\"[%.4s] %g \", {name}_g[k].in[i].s, {name}_g[k].in[i].d);"
        ));
        self.line(&format!("printf(\"%s\\n\", {name}_g[k].t ? {name}_g[k].t : \"null\");"));
        self.close();
        self.variables(2);
        let (x, y) = (self.expr(2).0, self.expr(2).0);
        self.line(&format!("int list[] = {{ [1 ... 3] = (int){x}, {a}, [0] = (int){y} }};"));
        self.line("for (size_t i = 0; i < sizeof list / sizeof *list; i++) printf(\"%d \", list[i]);");
        self.line(&format!("struct p {{ int x, y; }} q = {{ .y = (int){x} }}, *r = &(struct p){{ {b}, .x = {c} }};"));
        self.line("char text[] = \"abc\\0def\", small[3] = \"xyz\", grid[][4] = { \"a\", \"bcd\", { 'e', 'f' } };");
        self.line("q = (struct p){ q.y, r->x };");
        self.line("printf(\"%d %d %zu %.3s %zu %s\\n\", q.x, q.y, sizeof text, small, sizeof grid, grid[2]);");
        self.close();
    }

    pub(super) fn pointers(&mut self, name: &str) {
        let n = self.lot.range(4, 12);
        self.line(&format!("static int {name}_a[{n}][3];"));
        self.line(&format!("static int (*{name}_row(int i))[3] {{ return &{name}_a[i]; }}"));
        self.line(&format!("static int {name}_twice(int x) {{ return x * 2; }}"));
        self.line(&format!("static int {name}_less(int x) {{ return x - 1; }}"));
        self.line(&format!("static int (*{name}_pick(int k))(int) {{ return k & 1 ? {name}_twice : &{name}_less; }}"));
        self.begin(name);
        self.line(&format!("int *p = &{name}_a[0][0], **q = &p, *end = p + {n} * 3;"));
        self.line("for (int i = 0; p < end; i += 7) *(*q)++ = i % 31;");
        for _ in 0..self.lot.range(3, 9) {
            let (i, j, k) = (self.lot.range(0, n - 1), self.lot.range(0, 2), self.lot.range(0, 5));
            let text = match self.lot.below(6) {
                0 => format!("printf(\"%d\\n\", (*{name}_row({i}))[{j}]);"),
                1 => format!("printf(\"%d\\n\", (**{name}_pick({k}))({name}_pick({j})({i})));"),
                2 => format!("p = *({name}_a + {i}) + {j}; printf(\"%td %d\\n\", p - {name}_a[0], {j}[p - {j}]);"),
                3 => {
                    format!("printf(\"%d %d\\n\", &{name}_a[{i}] < &{name}_a[{k} % {n}], end - 1 >= (int *){name}_a);")
                }
                4 => format!(
                    "p = {name}_a[{i}]; printf(\"%d \", p++[0]); printf(\"%d \", ++*p); printf(\"%d\\n\", *p++);"
                ),
                _ => format!(
                    "unsigned char *c{} = (unsigned char *)&{name}_a[{i}]; printf(\"%d %d\\n\", c{0}[0], (int)((char *)end - (char *)c{0}));",
                    {
                        self.count += 1;
                        self.count
                    }
                ),
            };
            self.line(&text);
        }
        self.line("const char *words[] = { \"zero\", \"one\", \"two\", 0 }, **w = words;");
        self.line("while (*w) printf(\"%s %c \", *w, *(*w++ + 1));");
        self.line("printf(\"%td\\n\", w - words);");
        self.close();
    }

    pub(super) fn list(&mut self, name: &str) {
        self.globals.push_str(&format!("struct {name}_node {{ int v; struct {name}_node *next; char tag[]; }};\n"));
        let node = format!("struct {name}_node");
        self.open(&format!("static {node} *{name}_push({node} *l, int v, const char *tag) {{"));
        self.line(&format!("{node} *n = malloc(sizeof *n + strlen(tag) + 1);"));
        self.line("if (!n) abort();");
        self.line("n->v = v; n->next = l; strcpy(n->tag, tag);");
        self.line("return n;");
        self.close();
        self.open(&format!("static {node} *{name}_reverse({node} *l) {{"));
        self.line(&format!("{node} *r = NULL;"));
        self.line(&format!("while (l) {{ {node} *n = l->next; l->next = r; r = l; l = n; }}"));
        self.line("return r;");
        self.close();
        self.open(&format!("static {node} *{name}_drop({node} *l, int v) {{"));
        self.line(&format!("for ({node} **p = &l; *p;) {{"));
        self.line(&format!(
            "    if ((*p)->v == v) {{ {node} *dead = *p; *p = dead->next; free(dead); }} else p = &(*p)->next;"
        ));
        self.line("}");
        self.line("return l;");
        self.close();
        self.open(&format!("static {node} *{name}_merge({node} *a, {node} *b) {{"));
        self.line("if (!a) return b;");
        self.line("if (!b) return a;");
        self.line(&format!("if (a->v <= b->v) {{ a->next = {name}_merge(a->next, b); return a; }}"));
        self.line(&format!("b->next = {name}_merge(a, b->next);"));
        self.line("return b;");
        self.close();
        self.begin(name);
        self.line(&format!("{node} *l = NULL, *m = NULL;"));
        for _ in 0..self.lot.range(4, 16) {
            let (v, w) = (self.lot.range(-5, 5), self.word());
            let text = match self.lot.below(8) {
                0..=3 => format!("l = {name}_push(l, {v}, \"{w}\");"),
                4 => format!("m = {name}_push(m, {v}, \"{w}\");"),
                5 => format!("l = {name}_reverse(l);"),
                6 => format!("l = {name}_drop(l, {v});"),
                _ => format!("l = {name}_merge(l, m); m = NULL;"),
            };
            self.line(&text);
        }
        self.line(&format!("for ({node} *n = l; n; n = n->next) printf(\"%d[%s] \", n->v, n->tag);"));
        self.line("printf(\"\\n\");");
        self.line(&format!("while (l) {{ {node} *n = l; l = l->next; free(n); }}"));
        self.line(&format!("while (m) {{ {node} *n = m->next; free(m); m = n; }}"));
        self.close();
    }

    pub(super) fn tree(&mut self, name: &str) {
        let node = format!("struct {name}_t");
        self.globals.push_str(&format!("{node} {{ {node} *kid[2]; unsigned key; int count; }};\n"));
        self.open(&format!("static void {name}_put({node} **t, unsigned key) {{"));
        self.line("while (*t && (*t)->key != key) t = &(*t)->kid[(*t)->key < key];");
        self.line(&format!("if (!*t) {{ *t = calloc(1, sizeof({node})); (*t)->key = key; }}"));
        self.line("(*t)->count++;");
        self.close();
        self.open(&format!(
            "static int {name}_walk(const {node} *t, int depth, void (*visit)(const {node} *, int)) {{"
        ));
        self.line("if (!t) return 0;");
        self.line(&format!("int a = {name}_walk(t->kid[0], depth + 1, visit);"));
        self.line("visit(t, depth);");
        self.line(&format!("int b = {name}_walk(t->kid[1], depth + 1, visit);"));
        self.line("return 1 + (a > b ? a : b);");
        self.close();
        self.line(&format!(
            "static void {name}_show(const {node} *t, int d) {{ printf(\"%u:%d@%d \", t->key, t->count, d); }}"
        ));
        self.open(&format!("static {node} *{name}_cut({node} *t, unsigned key) {{"));
        self.line("if (!t) return t;");
        self.line(&format!(
            "if (t->key != key) {{ {node} **k = &t->kid[t->key < key]; *k = {name}_cut(*k, key); return t; }}"
        ));
        self.open("if (t->kid[0] && t->kid[1]) {");
        self.line(&format!("{node} *m = t->kid[1];"));
        self.line("while (m->kid[0]) m = m->kid[0];");
        self.line("t->key = m->key; t->count = m->count;");
        self.line(&format!("t->kid[1] = {name}_cut(t->kid[1], m->key);"));
        self.line("return t;");
        self.close();
        self.line(&format!("{node} *only = t->kid[0] ? t->kid[0] : t->kid[1];"));
        self.line("free(t);");
        self.line("return only;");
        self.close();
        self.line(&format!("static void {name}_free({node} *t) {{ if (t) {{ {name}_free(t->kid[0]); {name}_free(t->kid[1]); free(t); }} }}"));
        self.begin(name);
        self.line(&format!("{node} *root = NULL;"));
        let (seed, n, m) = (self.lot.range(1, 99999), self.lot.range(3, 40), self.lot.range(5, 60));
        self.line(&format!("unsigned x = {seed};"));
        self.line(&format!(
            "for (int i = 0; i < {n}; i++) {{ x = x * 1103515245u + 12345u; {name}_put(&root, x >> 16 & {m}); }}"
        ));
        self.line(&format!("printf(\"depth %d\\n\", {name}_walk(root, 0, {name}_show));"));
        self.line(&format!("for (unsigned i = 0; i < {m}; i += 3) root = {name}_cut(root, i);"));
        self.line(&format!("printf(\"depth %d\\n\", {name}_walk(root, 0, {name}_show));"));
        self.line(&format!("{name}_free(root);"));
        self.close();
    }

    /// malloc, calloc and realloc of blocks that grow, shrink and move.
    pub(super) fn blocks(&mut self, name: &str) {
        self.begin(name);
        self.line("unsigned char *b[4] = { 0 };");
        self.line("size_t n[4] = { 0 };");
        for _ in 0..self.lot.range(6, 20) {
            let (i, size, k) = (self.lot.below(4), self.lot.range(1, 3000), self.lot.range(0, 255));
            match self.lot.below(5) {
                0 => {
                    self.line(&format!("free(b[{i}]); b[{i}] = malloc(n[{i}] = {size}); memset(b[{i}], {k}, {size});"))
                }
                1 => self.line(&format!("free(b[{i}]); b[{i}] = calloc({size}, 3); n[{i}] = {size} * 3;")),
                2 => {
                    self.open("{");
                    self.line(&format!("unsigned char *p = realloc(b[{i}], {size});"));
                    self.line(&format!("if (n[{i}] < {size}) memset(p + n[{i}], {k}, {size} - n[{i}]);"));
                    self.line(&format!("b[{i}] = p; n[{i}] = {size};"));
                    self.close();
                }
                3 => self.line(&format!("free(b[{i}]); b[{i}] = NULL; n[{i}] = 0;")),
                _ => {
                    let j = self.lot.below(4);
                    self.line(&format!("if (n[{i}] && n[{j}]) memmove(b[{i}], b[{j}] + n[{j}] / 2, n[{j}] - n[{j}] / 2 < n[{i}] ? n[{j}] - n[{j}] / 2 : n[{i}]);"));
                }
            }
        }
        self.open("for (int i = 0; i < 4; i++) {");
        self.line("unsigned long h = 5381;");
        self.line("for (size_t k = 0; k < n[i]; k++) h = h * 33 + b[i][k];");
        self.line("printf(\"%zu %lx\\n\", n[i], h);");
        self.line("free(b[i]);");
        self.close();
        self.close();
    }
}
