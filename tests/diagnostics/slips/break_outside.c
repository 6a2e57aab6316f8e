int main(void)
{
    break;
    continue;
    if (1) { break; }
    case 3:
    default:
    return 0;
}
