timeout 5 echo in time; echo $?
timeout 0.2 sleep 5; echo $?
timeout -s INT 0.2 sleep 5; echo $?
timeout -s KILL 0.2 sleep 5; echo $?
timeout 5 sh -c 'exit 3'; echo $?
timeout 5 no-such-program 2> /dev/null; echo $?
timeout soon true 2> /dev/null; echo $?
timeout 0 true; echo $?
