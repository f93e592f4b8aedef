"""Why the system refused a file, in Chinese: its own words are English almost everywhere."""

import errno

_REASONS = {
    errno.ENOENT: "没有这个文件或目录",
    errno.ENOTDIR: "路径中的上级不是目录",
    errno.EISDIR: "这是一个目录",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘空间不够",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "文件名里有不能用的字符",
    errno.ELOOP: "符号链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "文件正被别的程序使用",
    errno.EFBIG: "文件太大",
    errno.EIO: "读写磁盘出错",
    errno.EEXIST: "已有同名的文件",
}


def reason(error: OSError) -> str:
    """What stood in the way, without a full stop; the system's own words where it is rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error) or "原因不明"
