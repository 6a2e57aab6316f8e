sleep 100 & p=$!
sleep 0.2
ps -o comm= -p $p
ps -o s= -p $p
ps -o args= -p $p
ps -o ppid= -p $p | grep -c "^ *$$\$"
ps -o pid= -p $p | grep -c "^ *$p\$"
ps -o pid,s,comm -p $p | head -1 | tr -s ' '
ps -p $p | wc -l
kill -STOP $p; sleep 0.2; ps -o s= -p $p
kill -CONT $p; sleep 0.2; ps -o s= -p $p
kill $p; wait $p 2>/dev/null; ps -p $p | wc -l
ps -o s= -p $$
ps -p 999999 > /dev/null; echo $?
