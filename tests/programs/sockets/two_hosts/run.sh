./server & sleep 1; ./client; wait
