/* mythreads.h -- the older name in "Operating Systems: Three Easy Pieces". */
#include "common.h"
#include "common_threads.h"
#include <stdlib.h>
