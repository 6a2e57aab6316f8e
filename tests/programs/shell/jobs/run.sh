sleep 100 & kill $!; wait $!; echo $?
sleep 100 & kill -9 $!; wait $!; echo $?
(exit 5) & wait $!; echo $?
true & a=$!; false & b=$!; wait $a; echo $?; wait $b; echo $?
(sleep 2; echo second) & (sleep 1; echo first) & wait; echo all
kill -0 $$; echo $?
kill -TERM 999999 2>/dev/null; echo $?
kill -l 9; kill -l 15
mkfifo p; echo through > p & cat p; wait; rm p
yes | head -3
yes no | head -1000 | wc -l
