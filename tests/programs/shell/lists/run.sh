echo a; echo b
echo a && echo b || echo c
false && echo b || echo c
true || echo never; echo $?
false; echo $?
! true; echo $?
sh -c 'exit 7'; echo $?
nosuchcommand 2>/dev/null; echo $?
(exit 3) || echo "failed with $?"
{ echo in; echo a group; } | wc -l
(sleep 1; echo late) & echo early; wait
i=0; until [ $i -ge 3 ]; do i=$((i+1)); [ $i = 2 ] && continue; echo $i; done
for i in 1 2 3; do [ $i = 3 ] && break; echo "round $i"; done
if [ -f /nowhere ]; then echo yes; elif [ 2 -gt 1 ]; then echo elif; else echo no; fi
sh -c 'kill -TERM $$'; echo $?
exit 300
