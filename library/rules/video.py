"""Rules on videos: where they may be played from, and the record of what is known of one."""

from library.diagnostics import Rule, Severity, Text

UNKNOWN_VIDEO = Rule(
    code="P101",
    severity=Severity.ERROR,
    title=Text("Không rõ video ở đâu", "Video not understood"),
    message=Text("không phát được video từ “{written}”", "“{written}” is no video that can be played"),
    remedy=Text(
        "dùng liên kết YouTube, liên kết Google Drive, hoặc tên một tệp .mp4, .webm trong thư mục này",
        "use a YouTube link, a Google Drive link, or the name of an .mp4 or .webm file of this folder",
    ),
    why=Text(
        "Trang chỉ mở video từ những nơi đã biết, để học sinh không bị đưa sang trang lạ.",
        "Pages play videos only from places that are known, so that pupils are not led elsewhere.",
    ),
    example="video: https://example.com/bai-giang",
)
VIDEO_LIST = Rule(
    code="P102",
    severity=Severity.ERROR,
    title=Text("Liên kết của cả danh sách", "Link of a whole list"),
    message=Text(
        "đây là một danh sách hay một kênh, không phải một video",
        "this is a list or a channel, not one video",
    ),
    remedy=Text(
        "mở đúng video cần dùng rồi chép liên kết của nó (youtube.com/watch?v=...)",
        "open the one video and copy its link (youtube.com/watch?v=...)",
    ),
    why=Text(
        "Danh sách còn đổi được sau khi duyệt; liên kết của một video thì luôn chỉ đúng video ấy.",
        "A list can change after it was approved; the link of one video always means that video.",
    ),
    example="video: https://www.youtube.com/playlist?list=PL0123456789",
)
BAD_RECORD = Rule(
    code="P103",
    severity=Severity.WARNING,
    title=Text("video.json không đọc được", "Unreadable video.json"),
    message=Text("video.json không đúng dạng nên bị bỏ qua", "video.json is malformed and is left out"),
    remedy=Text(
        "chạy lại: hoclieu media refresh --update, rồi commit tệp mới",
        "run hoclieu media refresh --update again and commit the new file",
    ),
    why=Text(
        "Tệp này do máy ghi; sửa tay dễ làm sai thời lượng và tên video.",
        "A program writes this file; edited by hand it may tell a wrong length or title.",
    ),
    example='{"duration": "ba phút"}',
)
RECORD_OF_ANOTHER = Rule(
    code="P104",
    severity=Severity.WARNING,
    title=Text("video.json của video khác", "video.json of another video"),
    message=Text(
        "video.json nói về “{found}”, còn học liệu dùng “{wanted}”",
        "video.json speaks of “{found}”, the resource plays “{wanted}”",
    ),
    remedy=Text(
        "chạy lại: hoclieu media refresh --update, rồi commit tệp mới",
        "run hoclieu media refresh --update again and commit the new file",
    ),
    why=Text(
        "Thời lượng và ảnh bìa sẽ là của video khác.",
        "Length and poster would be those of another video.",
    ),
    example='video.json: {"id": "aqz-KE-bpKQ"}, index.md: video: https://youtu.be/eRsGyueVLvQ',
)

BAD_STILL = Rule(
    code="P105",
    severity=Severity.WARNING,
    title=Text("Ảnh bìa không dùng được", "Unusable poster"),
    message=Text("không dùng được video-poster.webp: {reason}", "video-poster.webp is not used: {reason}"),
    remedy=Text(
        "chạy hoclieu media refresh --update để tải lại ảnh, hoặc xoá tệp để dùng bìa vẽ sẵn",
        "run hoclieu media refresh --update to fetch it again, or delete it for a drawn cover",
    ),
    why=Text(
        "Ảnh hỏng hay quá lớn có thể làm treo máy dựng trang; bìa vẽ sẵn được dùng thay.",
        "A damaged or huge picture could stop the build; a drawn cover stands in.",
    ),
    example="video-poster.webp: 40000 × 40000",
)
BAD_CLIP = Rule(
    code="P106",
    severity=Severity.WARNING,
    title=Text("Tệp video không đọc được", "Unreadable clip"),
    message=Text("không đọc được video này: {reason}", "this clip cannot be read: {reason}"),
    remedy=Text(
        "mở thử tệp trên máy, rồi xuất lại dạng MP4 (H.264) hoặc WebM và thay tệp này",
        "try the file on your machine, export it as MP4 (H.264) or WebM, and replace this one",
    ),
    why=Text(
        "Học sinh có thể không xem được; trang không có ảnh bìa và thời lượng thật của video.",
        "Pupils may not be able to watch it; the page has no true poster and length.",
    ),
    example="bai-giang.mp4 (0 byte)",
)

LOOKUP_FAILED = Rule(
    code="P107",
    severity=Severity.WARNING,
    title=Text("Không hỏi được thông tin video", "Nothing learnt of a video"),
    message=Text("không hỏi được về {address}: {reason}", "nothing was learnt of {address}: {reason}"),
    remedy=Text(
        "mở liên kết trong cửa sổ ẩn danh để xem video còn đó không, rồi chạy lại hoclieu media refresh",
        "open the link in a private window to see whether it is there, then run hoclieu media refresh again",
    ),
    why=Text(
        "Trang vẫn dựng được; thông tin đã có được giữ nguyên, nhưng học sinh có thể không xem được video.",
        "Pages are built all the same and what was known is kept, but pupils may not see the video.",
    ),
    example="video: https://youtu.be/aqz-KE-bpKQ",
)
THUMBNAIL_FAILED = Rule(
    code="P108",
    severity=Severity.WARNING,
    title=Text("Không tải được ảnh bìa", "Thumbnail not fetched"),
    message=Text("không tải được ảnh của {address}: {reason}", "no picture of {address}: {reason}"),
    remedy=Text(
        "chạy lại hoclieu media refresh --update, hoặc đặt ảnh của mình vào video-poster.webp",
        "run hoclieu media refresh --update again, or put a picture of your own into video-poster.webp",
    ),
    why=Text(
        "Không có ảnh thì trang dùng một bìa vẽ sẵn có tên bài.",
        "Without a picture the page shows a drawn cover with the title.",
    ),
    example="video: https://drive.google.com/file/d/.../view",
)
NO_SUCH_VIDEO = Rule(
    code="P109",
    severity=Severity.ERROR,
    title=Text("Không có video này", "No such video"),
    message=Text("“{key}” không phải học liệu video đọc được", "“{key}” is no readable video resource"),
    remedy=Text("{hint}", "{hint}"),
    why=Text(
        "Lệnh chỉ hỏi về học liệu có video; tên gồm mã trường và mã học liệu.",
        "Only resources with a video are asked about; a key is the school's code and the resource's id.",
    ),
    example="hoclieu media refresh mau-thcs-01/phan-so",
)
VIDEO_CHANGED = Rule(
    code="P110",
    severity=Severity.ERROR,
    title=Text("Video đã thay đổi", "Video changed"),
    message=Text(
        "video không còn như lúc ghi video.json: {before} → {after}",
        "the video is no longer what video.json tells: {before} → {after}",
    ),
    remedy=Text(
        "xem lại toàn bộ video, commit video.json mới rồi gửi duyệt lại, hoặc dùng video khác; nếu video "
        "không còn dùng được thì gỡ ngay: hoclieu approve KEY --as NGƯỜI --withdraw LÍ-DO",
        "watch it again, commit the new video.json and have it approved, or use another video; if it will "
        "not do, take it off at once: hoclieu approve KEY --as PERSON --withdraw REASONS",
    ),
    why=Text(
        "Người đăng có thể thay, cắt, đổi tên hoặc đổi quyền xem video sau khi trường đã duyệt; trang vẫn "
        "phát video ấy, tức là phát điều chưa ai duyệt.",
        "Whoever uploaded it can replace, trim, rename or close it after the school approved it, and pages "
        "play it all the same: what nobody approved.",
    ),
    example="3:05 → 12:40",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_VIDEO,
    VIDEO_LIST,
    BAD_RECORD,
    RECORD_OF_ANOTHER,
    BAD_STILL,
    BAD_CLIP,
    LOOKUP_FAILED,
    THUMBNAIL_FAILED,
    NO_SUCH_VIDEO,
    VIDEO_CHANGED,
)
