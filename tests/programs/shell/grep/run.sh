printf 'foo\nbar\nfoobar\nFOO bar\na.b\nacb\n' > f
grep foo f; echo --; grep -v foo f; echo --; grep -c foo f; grep -i foo f; grep -n bar f
grep -q bar f; echo $?; grep zzz f; echo $?
grep '^b.*r$' f; grep -E 'foo|a.b' f; grep -F a.b f; grep -w bar f; grep -x bar f
printf 'one two twofold\n' | grep -o 'tw[a-z]*'
printf 'ab12\ncd\n' | grep '[0-9]\+'; printf 'ab12\ncd\n' | grep -E '[a-z]+[0-9]{2}'
printf 'foo2\n' > g; grep foo f g; grep -h foo2 f g; grep -l foo f g; grep -c foo f g
grep foo nofile; echo $?; grep -s foo nofile; echo $?
grep -e foo -i f | grep -vn bar
