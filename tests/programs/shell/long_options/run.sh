mkdir --parents a/b/c; ls --recursive a
printf 'b\n10\n9\nb\n' > a/f; touch a/.h
ls --all a; ls --almost-all --reverse a; ls --directory a
sort --reverse a/f; sort --unique a/f; sort --numeric-sort --reverse a/f
sort --key=1,1 --ignore-case a/f
wc --lines a/f; wc --words --bytes < a/f | tr -s ' '
cat --number a/f; cat --show-ends a/f
grep --count b a/f; grep --ignore-case --line-number B a/f; grep --invert-match b a/f; grep --regexp=9 a/f
egrep '^(9|10)$' a/f; fgrep . a/f; echo $?
head --lines=2 a/f; uniq --count a/f | tr -s ' '
date --utc --date=@0 +%H:%M:%S
rm --force nothing; rm --recursive --force a; ls a 2> /dev/null; echo $?
