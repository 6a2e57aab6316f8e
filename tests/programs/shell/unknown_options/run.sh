exec 2>&1
for p in ls cat wc head sort uniq cut tr cp mv rm mkdir rmdir ln touch chmod tee seq sleep; do $p -@ < /dev/null; echo $p $?; done
for p in nl paste comm tac basename id uname env nohup timeout xargs diff cmp; do $p --bogus < /dev/null; echo $p $?; done
head -n; echo $?
ls -l@; echo $?
cut -b1 --output-delimiter=: --complement < /dev/null; echo $?
printf 'a,b,c\n' | cut -d, -f1,3 --output-delimiter=+
printf 'abc\n' | cut -b2 --complement
seq -1 1; seq -w 9 10; printf 'x\ny\n' | head -1; printf '1\n2\n3\n' | tail -1
echo - | tr - _
