./portmap & p=$!; ./server & s=$!; ./client alpha; status=$?; kill $p $s; exit $status
