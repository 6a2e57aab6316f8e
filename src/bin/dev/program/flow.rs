//! Where control goes: loops, switches, jumps, calls of calls.

use super::{INT, Maker};

impl Maker {
    /// A statement, nested at most so deep. `loops` loops are open; `switch` says whether `break` would leave a switch.
    fn statement(&mut self, depth: usize, loops: usize, labels: &[String]) {
        if depth == 0 {
            self.assign();
            return;
        }
        match self.lot.below(14) {
            0..=2 => self.assign(),
            3 | 4 => {
                let c = self.condition();
                self.open(&format!("if ({c}) {{"));
                self.block(depth - 1, loops, labels);
                self.indent -= 1;
                if self.lot.once_in(2) {
                    self.open("} else {");
                    self.block(depth - 1, loops, labels);
                    self.indent -= 1;
                }
                self.line("}");
            }
            5..=7 => self.looping(depth, loops, labels),
            8 | 9 => self.switch(depth, loops, labels),
            10 if loops > 0 => {
                let c = self.condition();
                let word = self.lot.one_of(&["break", "continue"]);
                self.line(&format!("if ({c}) {word};"));
            }
            11 if !labels.is_empty() => {
                let c = self.condition();
                let to = labels[self.lot.below(labels.len())].clone();
                self.line(&format!("if ({c} && fuel-- > 0) goto {to};"));
            }
            12 => {
                let label = self.fresh("L");
                self.open("{");
                self.line(&format!("{label}: ;"));
                let mut more = labels.to_vec();
                more.push(label);
                self.block(depth - 1, loops, &more);
                self.close();
            }
            _ => {
                self.line("printf(\"%d \", (int)(fuel & 255));");
            }
        }
    }

    fn block(&mut self, depth: usize, loops: usize, labels: &[String]) {
        for _ in 0..self.lot.range(1, 3) {
            self.statement(depth, loops, labels);
        }
    }

    fn looping(&mut self, depth: usize, loops: usize, labels: &[String]) {
        let (i, n) = (self.fresh("i"), self.lot.range(1, 7));
        match self.lot.below(4) {
            0 => {
                self.open(&format!("for (int {i} = 0; {i} < {n} && fuel-- > 0; {i}++) {{"));
                self.vars.push((i, INT));
                self.block(depth - 1, loops + 1, labels);
                self.vars.pop();
                self.close();
            }
            1 => {
                let c = self.condition();
                self.open(&format!("while (fuel-- > 0 && ({c})) {{"));
                self.block(depth - 1, loops + 1, labels);
                self.close();
            }
            2 => {
                let c = self.condition();
                self.open("do {");
                self.block(depth - 1, loops + 1, labels);
                self.indent -= 1;
                self.line(&format!("}} while (fuel-- > 0 && {c});"));
            }
            _ => {
                self.open("for (;;) {");
                self.line("if (fuel-- <= 0) break;");
                self.block(depth - 1, loops + 1, labels);
                let c = self.condition();
                self.line(&format!("if ({c}) break;"));
                self.close();
            }
        }
    }

    fn switch(&mut self, depth: usize, loops: usize, labels: &[String]) {
        let c = self.condition();
        let long = self.lot.once_in(3);
        self.open(&format!("switch ({}({c}) & 15) {{", if long { "(long)" } else { "(int)" }));
        let mut next = self.lot.range(-2, 2);
        let default = self.lot.below(5);
        for k in 0..self.lot.range(1, 5) {
            if k as usize == default {
                self.line("default:");
            }
            if self.lot.once_in(3) {
                let to = next + self.lot.range(0, 4);
                self.line(&format!("case {next} ... {to}:"));
                next = to + 1;
            } else {
                self.line(&format!("case {next}:"));
                next += 1 + self.lot.range(0, 2);
            }
            self.indent += 1;
            // `break` would leave the switch: jumps out of a loop are those of `continue` and `goto`.
            self.block(depth - 1, 0, labels);
            if loops > 0 && self.lot.once_in(4) {
                self.line("if (fuel & 1) continue;");
            }
            if self.lot.once_in(2) {
                self.line("break;");
            }
            self.indent -= 1;
        }
        self.close();
    }

    pub(super) fn flow(&mut self, name: &str) {
        self.begin(name);
        self.line("int fuel = 200;");
        self.variables(4);
        self.line("again: ;");
        let labels = ["again".to_string(), "out".to_string()];
        for _ in 0..self.lot.range(2, 5) {
            self.statement(4, 0, &labels);
        }
        self.line("out: ;");
        self.line("printf(\"fuel %d\\n\", fuel);");
        self.print_variables();
        self.close();
    }

    /// A machine of states by addresses of labels.
    pub(super) fn computed_goto(&mut self, name: &str) {
        self.begin(name);
        self.line("int fuel = 100;");
        self.variables(3);
        let n = self.lot.range(2, 6) as usize;
        let list: Vec<String> = (0..n).map(|i| format!("&&s{i}")).collect();
        let relative = self.lot.once_in(2);
        if relative {
            let list: Vec<String> = (0..n).map(|i| format!("&&s{i} - &&s0")).collect();
            self.line(&format!("static const int states[] = {{ {} }};", list.join(", ")));
        } else {
            self.line(&format!("static void *const states[] = {{ {} }};", list.join(", ")));
        }
        let go = |e: &str| match relative {
            true => format!("goto *(&&s0 + states[(unsigned)({e}) % {n}]);"),
            false => format!("goto *states[(unsigned)({e}) % {n}];"),
        };
        let start = self.condition();
        self.line(&go(&start));
        for i in 0..n {
            self.indent -= 1;
            self.line(&format!("s{i}:"));
            self.indent += 1;
            self.line(&format!("printf(\"s{i} \");"));
            self.line("if (fuel-- <= 0) goto end;");
            for _ in 0..self.lot.range(1, 3) {
                self.assign();
            }
            if !self.lot.once_in(3) {
                let e = self.condition();
                self.line(&go(&e));
            }
        }
        self.line("end: printf(\"\\n\");");
        self.print_variables();
        self.close();
    }

    pub(super) fn long_jumps(&mut self, name: &str) {
        let depth = self.lot.range(1, 6);
        let variant = self.lot.below(3);
        self.line(&format!("static jmp_buf {name}_buf, {name}_other;"));
        self.open(&format!("static int {name}_deep(int n, double d, int how) {{"));
        self.line("char local[32];");
        self.line("sprintf(local, \"%d:%.2f\", n, d);");
        self.line(&format!("if (n == 0 && how) longjmp(how & 1 ? {name}_buf : {name}_other, how);"));
        self.line(&format!("int r = n > 0 ? {name}_deep(n - 1, d * 1.5, how) : 7;"));
        self.line("printf(\"back in %s\\n\", local);");
        self.line("return r + 1;");
        self.close();
        self.begin(name);
        self.line("volatile int tries = 0;");
        self.line("volatile double kept = 1.25;");
        self.line(&format!("int code = setjmp({name}_buf);"));
        self.line("printf(\"code %d tries %d kept %g\\n\", code, tries, kept);");
        self.open(&format!("if (tries < {}) {{", self.count % 3 + 2));
        self.line("tries++;");
        self.line("kept *= 2;");
        match variant {
            0 => self.line(&format!("{name}_deep({depth}, kept, tries * 2 - 1);")),
            1 => {
                self.open(&format!("switch (setjmp({name}_other)) {{"));
                self.line(&format!("case 0: printf(\"%d\\n\", {name}_deep({depth}, kept, tries & 1 ? 2 : 3)); break;"));
                self.line(&format!("case 2: printf(\"two\\n\"); longjmp({name}_buf, 0);"));
                self.line("default: printf(\"other\\n\");");
                self.close();
            }
            _ => {
                self.open(&format!("if (!setjmp({name}_other)) {{"));
                self.line(&format!("printf(\"%d\\n\", {name}_deep({depth}, kept, tries == 1 ? 0 : 4));"));
                self.indent -= 1;
                self.open("} else {");
                self.line(&format!("{name}_deep(1, kept, 5);"));
                self.close();
            }
        }
        self.close();
        self.line("printf(\"end %d\\n\", tries);");
        self.close();
    }

    pub(super) fn recursion(&mut self, name: &str) {
        let n = self.lot.range(2, 4) as usize;
        for i in 0..n {
            self.line(&format!("static long {name}_f{i}(int n, long a, const char *s, double d);"));
        }
        let list: Vec<String> = (0..n).map(|i| format!("{name}_f{i}")).collect();
        self.line(&format!(
            "static long (*const {name}_all[])(int, long, const char *, double) = {{ {} }};",
            list.join(", ")
        ));
        for i in 0..n {
            self.open(&format!("static long {name}_f{i}(int n, long a, const char *s, double d) {{"));
            self.vars = vec![("n".into(), INT), ("a".into(), super::LONG)];
            self.line("if (n <= 0) return a + (long)d + s[0];");
            let (e, _) = self.expr(3);
            self.line(&format!("long x = (long)({e});"));
            self.vars.push(("x".into(), super::LONG));
            let (c, (f, _)) = (self.condition(), self.expr(2));
            let k = self.lot.below(n);
            self.line(&format!("if ({c}) x ^= {name}_f{k}(n - 1, (long){f}, s[0] ? s + 1 : s, d * 0.5);"));
            if self.lot.once_in(2) {
                self.line(&format!(
                    "x = (long)((unsigned long)x * 3 + (unsigned long){name}_all[(unsigned long)(a ^ n) % {n}](n - 2, x, s, d + n));"
                ));
            }
            self.line("return x;");
            self.close();
        }
        self.vars.clear();
        self.begin(name);
        for _ in 0..self.lot.range(1, 4) {
            let (n_, a, w) = (self.lot.range(0, 9), self.lot.range(-99, 99), self.word());
            let k = self.lot.below(n);
            self.line(&format!("printf(\"%ld\\n\", {name}_all[{k}]({n_}, {a}, \"{w}\", {a} / 4.0));"));
        }
        self.close();
    }
}
