//! The C library: strings, formats, sorting, floating point, files.

use super::{DOUBLE, INT, LONG, Maker, UINT, ULONG};

impl Maker {
    pub(super) fn strings(&mut self, name: &str) {
        self.begin(name);
        self.line("char a[400] = \"\", b[400] = \"\", *p;");
        self.line("long v; (void)v; (void)p;");
        for _ in 0..self.lot.range(6, 18) {
            let (w, x) = (self.word(), self.word());
            let (n, c) = (self.lot.range(0, 12), self.lot.one_of(&['a', 'x', '1', ',', ' ', 'Z']));
            let text = match self.lot.below(22) {
                0 => format!("strcpy(a, \"{w}\");"),
                1 => format!("if (strlen(a) < 300) strcat(a, \"{w}\");"),
                2 => format!("strncpy(b, a, {n}); b[{n}] = 0;"),
                3 => format!("if (strlen(b) < 300) strncat(b, \"{w}\", {n});"),
                4 => format!("p = strchr(a, '{c}'); printf(\"%td \", p ? p - a : -1);"),
                5 => format!("p = strrchr(b, '{c}'); printf(\"%s \", p ? p : \"none\");"),
                6 => format!("p = strstr(a, \"{c}\"); printf(\"%s \", p ? p : \"none\");"),
                7 => format!("printf(\"%zu %zu \", strspn(a, \"{w}\"), strcspn(a, \"{x}\"));"),
                8 => format!("p = strpbrk(a, \"{w}\"); printf(\"%s \", p ? p : \"none\");"),
                9 => "{ int r = strcmp(a, b); printf(\"%d \", (r > 0) - (r < 0)); }".into(),
                10 => format!("{{ int r = strncmp(a, \"{w}\", {n}); printf(\"%d \", (r > 0) - (r < 0)); }}"),
                11 => format!("for (p = strtok(a, \"{c},\"); p; p = strtok(NULL, \" \")) printf(\"<%s>\", p);"),
                12 => "memmove(a + 2, a, strlen(a) + 1); a[0] = a[1] = 'm';".into(),
                13 => format!("printf(\"%d \", sprintf(b, \"%s|%{n}s|%-{n}.3s|\", \"{w}\", \"{x}\", \"{w}\"));"),
                14 => format!("v = strtol(\"{w}\", &p, {}); printf(\"%ld %s \", v, p);", self.lot.one_of(&[0, 10, 16, 36])),
                15 => format!("{{ double d = strtod(\"{w}\", &p); printf(\"%g %s \", d, p); }}"),
                16 => "for (p = a; *p; p++) *p = (char)toupper((unsigned char)*p);".into(),
                17 => "for (p = b; *p; p++) printf(\"%d%d%d\", !!isalpha((unsigned char)*p), !!isdigit((unsigned char)*p), !!isspace((unsigned char)*p));".into(),
                18 => format!("p = memchr(a, '{c}', sizeof a); printf(\"%d \", p != NULL);"),
                19 => format!("printf(\"%d \", atoi(\"{w}\"));"),
                20 => "{ char *d = strdup(a); printf(\"%zu \", strlen(d)); free(d); }".into(),
                _ => format!("printf(\"%d \", memcmp(\"{w}\", \"{w}\", {}));", w.len()),
            };
            self.line(&text);
        }
        self.line("printf(\"[%s] [%s]\\n\", a, b);");
        self.close();
    }

    /// A conversion of printf and the arguments it takes.
    fn conversion(&mut self) -> (String, String) {
        let mut flags = String::new();
        for f in ['-', '+', ' ', '#', '0'] {
            if self.lot.once_in(5) {
                flags.push(f);
            }
        }
        let mut stars = String::new();
        let width = match self.lot.below(4) {
            0 => self.lot.range(1, 22).to_string(),
            1 => {
                stars.push_str(&format!(", {}", self.lot.range(-12, 12)));
                "*".into()
            }
            _ => String::new(),
        };
        let precision = match self.lot.below(4) {
            0 => format!(".{}", self.lot.range(0, 18)),
            1 => {
                stars.push_str(&format!(", {}", self.lot.range(-2, 12)));
                ".*".into()
            }
            2 if self.lot.once_in(4) => ".".into(),
            _ => String::new(),
        };
        let (conversion, arg) = match self.lot.below(12) {
            0 | 1 => {
                let c = self.lot.one_of(&["d", "i", "hd", "hhd"]);
                let v = self.literal(INT);
                (c, v)
            }
            2 | 3 => {
                let c = self.lot.one_of(&["u", "x", "X", "o", "hx", "hho"]);
                let v = self.literal(UINT);
                (c, v)
            }
            4 => {
                let c = self.lot.one_of(&["ld", "lld", "jd", "td", "zd"]);
                let v = self.literal(LONG);
                (c, v)
            }
            5 => {
                let c = self.lot.one_of(&["lu", "llx", "zo", "jX"]);
                let v = self.literal(ULONG);
                (c, v)
            }
            6..=8 => {
                let c = self.lot.one_of(&["f", "e", "g", "G", "E", "F", "a"]);
                let v = match self.lot.below(8) {
                    0 => "(1 / 3.0)".into(),
                    1 => "1e300".into(),
                    2 => "-0.0".into(),
                    3 => "(HUGE_VAL)".into(),
                    4 => "5e-324".into(),
                    _ => self.literal(DOUBLE),
                };
                (c, v)
            }
            9 => ("c", "'q'".into()),
            10 => ("s", format!("\"{}\"", self.word())),
            _ => ("p", "(void *)0x1234".into()),
        };
        (format!("%{flags}{width}{precision}{conversion}"), format!("{stars}, {arg}"))
    }

    pub(super) fn printing(&mut self, name: &str) {
        self.begin(name);
        self.line("char text[2000]; int n, k = 0;");
        for _ in 0..self.lot.range(3, 9) {
            let (mut format, mut args) = (String::new(), String::new());
            for _ in 0..self.lot.range(1, 4) {
                let (f, a) = self.conversion();
                format.push_str(&format!("[{f}] "));
                args.push_str(&a);
            }
            match self.lot.below(4) {
                0 => {
                    let size = self.lot.range(1, 60);
                    self.line(&format!("n = snprintf(text, {size}, \"{format}%%\"{args});"));
                    self.line("printf(\"%d <%s>\\n\", n, text);");
                }
                1 => self.line(&format!("n = printf(\"{format}%n\\n\"{args}, &k); printf(\"%d %d\\n\", n, k);")),
                _ => self.line(&format!("printf(\"{format}\\n\"{args});")),
            }
        }
        self.close();
    }

    pub(super) fn scanning(&mut self, name: &str) {
        self.begin(name);
        for _ in 0..self.lot.range(3, 8) {
            let (mut format, mut input, mut args, mut shows) =
                (String::new(), String::new(), String::new(), String::new());
            self.open("{");
            for i in 0..self.lot.range(1, 4) {
                let width = if self.lot.once_in(3) { self.lot.range(1, 6).to_string() } else { String::new() };
                let number = match self.lot.below(5) {
                    0 => self.lot.range(-99999, 99999).to_string(),
                    1 => format!("{:#x}", self.lot.range(0, 5000)),
                    2 => format!("0{:o}", self.lot.range(0, 500)),
                    3 => format!("{}.{}e{}", self.lot.range(-99, 99), self.lot.range(0, 99), self.lot.range(-3, 3)),
                    _ => self.word(),
                };
                let x = format!("x{i}");
                let (declared, conversion, arg, show) = match self.lot.below(9) {
                    0 => (format!("int {x} = -1;"), "d", format!("&{x}"), format!("printf(\"%d \", {x});")),
                    1 => (format!("int {x} = -1;"), "i", format!("&{x}"), format!("printf(\"%d \", {x});")),
                    2 => (format!("unsigned {x} = 1;"), "x", format!("&{x}"), format!("printf(\"%u \", {x});")),
                    3 => (format!("double {x} = -1;"), "lf", format!("&{x}"), format!("printf(\"%g \", {x});")),
                    4 => (format!("char {x}[40] = \"-\";"), "s", x.clone(), format!("printf(\"%s \", {x});")),
                    5 => (format!("char {x}[40] = \"-\";"), "[a-c1-9]", x.clone(), format!("printf(\"%s \", {x});")),
                    6 => (format!("char {x}[40] = \"-\";"), "[^,]", x.clone(), format!("printf(\"%s \", {x});")),
                    7 => (format!("short {x} = -1;"), "hd", format!("&{x}"), format!("printf(\"%d \", {x});")),
                    _ => (format!("char {x}[40] = \"-\";"), "c", x.clone(), format!("printf(\"%.6s \", {x});")),
                };
                self.line(&declared);
                let between = self.lot.one_of(&["", " ", ",", " , ", "-"]);
                format.push_str(&format!("%{width}{conversion}{between}"));
                input.push_str(&format!("{number}{}", if self.lot.once_in(5) { " " } else { between }));
                args.push_str(&format!(", {arg}"));
                shows.push_str(&show);
            }
            if self.lot.once_in(4) {
                format.push_str("%*s");
            }
            self.line("int end = -1;");
            self.line(&format!("int n = sscanf(\"{input}\", \"{format}%n\"{args}, &end);"));
            self.line(&format!("printf(\"%d %d \", n, end); {shows} printf(\"\\n\");"));
            self.close();
        }
        self.close();
    }

    pub(super) fn sorting(&mut self, name: &str) {
        self.globals.push_str(&format!("struct {name}_e {{ short k; char s[6]; double d; }};\n"));
        let e = format!("struct {name}_e");
        self.open(&format!("static int {name}_by(const void *a, const void *b) {{"));
        self.line(&format!("const {e} *x = a, *y = b;"));
        let first = self.lot.one_of(&["x->k - y->k", "(x->d > y->d) - (x->d < y->d)", "strcmp(x->s, y->s)"]);
        self.line(&format!("int c = {first};"));
        self.line("return c ? c : (x->k > y->k) - (x->k < y->k);");
        self.close();
        self.begin(name);
        let (n, seed) = (self.lot.range(1, 40), self.lot.range(1, 9999));
        self.line(&format!("{e} all[{n}];"));
        self.line(&format!("unsigned x = {seed};"));
        self.open(&format!("for (int i = 0; i < {n}; i++) {{"));
        self.line("x = x * 1664525u + 1013904223u;");
        self.line("all[i].k = (short)(x >> 16); all[i].d = (x >> 8 & 15) / 4.0;");
        self.line("sprintf(all[i].s, \"%x\", x >> 20 & 255);");
        self.close();
        self.line(&format!("{e} key = all[{n} / 2];"));
        self.line(&format!("qsort(all, {n}, sizeof *all, {name}_by);"));
        self.line(&format!("for (int i = 0; i < {n}; i++) printf(\"%d %s %g;\", all[i].k, all[i].s, all[i].d);"));
        self.line(&format!("{e} *f = bsearch(&key, all, {n}, sizeof *all, {name}_by);"));
        self.line("printf(\"\\n%d\\n\", f && f->k == key.k);");
        self.close();
    }

    pub(super) fn floats(&mut self, name: &str) {
        self.begin(name);
        self.line("double a = 1.5, b = -2.25, c = 3; float f = 0.1f; long l; int e; (void)l; (void)e;");
        for _ in 0..self.lot.range(5, 16) {
            let (x, y) = (self.literal(DOUBLE), self.lot.one_of(&["a", "b", "c", "f"]));
            let z = self.lot.one_of(&["a", "b", "c"]);
            let text = match self.lot.below(16) {
                0 => format!("{z} = {y} * {x} + {z};"),
                1 => format!("{z} = {y} / ({x} + 0.1);"),
                2 => format!("f = (float){z} * {y};"),
                3 => format!("l = fabs({z}) < 1e15 ? (long){z} : 7; {z} = (double)l + 0.5;"),
                4 => format!("{z} = floor({y}) + ceil({x}) - trunc({z});"),
                5 => format!("{z} = sqrt(fabs({y}));"),
                6 => format!("{z} = fmod({y}, {x} + 0.25);"),
                7 => format!("{z} = frexp({y}, &e); printf(\"%d \", e);"),
                8 => format!("{z} = ldexp({y}, {});", self.lot.range(-30, 30)),
                9 => format!("printf(\"%d%d%d%d \", {y} < {z}, {y} == {z}, isnan({z}) != 0, {y} >= {x});"),
                10 => format!("{z} = {y} < {x} ? -{y} : round({z});"),
                11 => format!("f += {x}; f++; printf(\"%a \", f);"),
                12 => format!("printf(\"%.17g \", {y} + {x});"),
                13 => format!("{z} = (float){x}; {z} -= (unsigned char)(fabs({y}) < 1e9 ? (int){y} : 1);"),
                14 => format!("{z} = modf({y}, &a); printf(\"%g \", {z});"),
                _ => format!("{z} = copysign({x}, {y}) + fmax({y}, {z});"),
            };
            self.line(&text);
        }
        self.line(
            "printf(\"\\n%.17g %.17g %.17g %.9g\\n\", a == a ? a : 0, b == b ? b : 0, c == c ? c : 0, f == f ? f : 0);",
        );
        self.close();
    }

    pub(super) fn file(&mut self, name: &str) {
        self.begin(name);
        self.line("FILE *f = tmpfile(); char s[100]; int c, n, x; size_t z; (void)n; (void)x; (void)z;");
        self.line("if (!f) return;");
        // A stream changes from reading to writing at a call of fseek.
        for _ in 0..self.lot.range(4, 14) {
            let (w, k) = (self.word(), self.lot.range(0, 30));
            let text = match self.lot.below(12) {
                0 | 1 => {
                    format!("fseek(f, 0, SEEK_END); n = fprintf(f, \"%d %s\\n\", {k}, \"{w}\"); printf(\"%d \", n);")
                }
                2 => format!("fseek(f, {k}, SEEK_SET); fputs(\"{w}\", f); printf(\"%ld \", ftell(f));"),
                3 => "rewind(f); while (fgets(s, 20, f)) printf(\"<%s>\", s); printf(\"%d \", feof(f) != 0);".into(),
                4 => format!(
                    "fseek(f, {k}, SEEK_SET); c = fgetc(f); printf(\"%d \", c); if (c != EOF) ungetc(c, f); c = getc(f); printf(\"%d \", c);"
                ),
                5 => "rewind(f); x = -1; s[0] = 0; n = fscanf(f, \"%d %90s\", &x, s); printf(\"%d %d %s \", n, x, s);"
                    .into(),
                6 => format!(
                    "fseek(f, {k}, SEEK_SET); z = fread(s, 3, 5, f); printf(\"%zu %.*s \", z, (int)(z * 3), s);"
                ),
                7 => format!(
                    "fseek(f, 0, SEEK_END); z = fwrite(\"{w}-----\", 1, 5, f); printf(\"%zu %ld \", z, ftell(f));"
                ),
                8 => format!("n = fseek(f, -{k}, SEEK_CUR); printf(\"%d %ld \", n, ftell(f));"),
                9 => "clearerr(f); printf(\"%d%d \", feof(f), ferror(f));".into(),
                10 => format!("n = fseek(f, -{k}, SEEK_END); c = fgetc(f); printf(\"%d %d %d \", n, c, feof(f) != 0);"),
                _ => "fflush(f); fseek(f, 0, SEEK_END); printf(\"%ld \", ftell(f));".into(),
            };
            self.line(&text);
        }
        self.line("fclose(f);");
        self.line("printf(\"\\n\");");
        self.close();
    }
}
