mkdir w; cd w
mkdir -p a/b/c; touch a/x.c a/b/y.h a/b/c/z.c; find a | sort; find a -name '*.c' | sort; find a -type d | sort; find a -type f -name '*.h'; find . -maxdepth 1 | sort; find a -mindepth 2 -type f | sort
cd ..; rm -rf w; mkdir w; cd w
mkdir d; touch d/1 d/2; find d -type f -exec echo got {} \; | sort; find d -type f -exec echo {} + | wc -w; find d -name 1 -delete; ls d; find d -depth; find d -type f -o -type d | sort; find d \( -name 2 -o -name 3 \) -print
cd ..; rm -rf w; mkdir w; cd w
mkdir d; echo hello > d/f; touch d/e; mkdir d/empty; find d -empty | sort; find d -size +0 -type f; find d -size 6c; find d ! -name f | sort; find d -not -type d | sort; ln -s f d/l; find d -type l; find d -perm 644 -type f | sort; find d -links 1 -type f | sort; find d -newer d/f -name nope
cd ..; rm -rf w; mkdir w; cd w
find none; echo $?; mkdir d; find d -foo; echo $?; find d -name; echo $?; find d -type z; echo $?; find d \( -name x; echo $?; find -name d; find d -iname D; find . -path './d'; mkdir d/skip; touch d/skip/x d/y; find d -name skip -prune -o -print | sort; find d -print0 | tr '\0' '\n' | sort; find d -exec test -f {} \; -print; find d -type f,d | sort; find d -quit
cd ..; rm -rf w
