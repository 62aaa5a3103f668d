"""The published questions of the three communes with their answers."""

TEXTS = {
    # Who answers.
    "Công chức Tư pháp – Hộ tịch": "Civil status officer",
    "Cán bộ Khuyến nông xã": "Agricultural extension officer",
    "Tổ công nghệ số cộng đồng xã": "Community digital team",
    "Công chức Văn hoá – Xã hội": "Culture and social affairs officer",
    "Công chức Địa chính – Xây dựng": "Land and construction officer",
    # Thành Sơn
    "Con tôi sinh ở bệnh viện Vinh thì khai sinh ở xã được không?": (
        "My child was born in a Vinh hospital: can the commune register the birth?"
    ),
    "Con tôi sinh ở bệnh viện Vinh thì về xã mình làm khai sinh có được không, cần mang gì?": (
        "My child was born in a hospital in Vinh. Can I register the birth in our commune, and "
        "what do I bring?"
    ),
    "Được. Chị làm khai sinh tại xã nơi bố hoặc mẹ cư trú.": (
        "Yes. You register a birth in the commune where the father or the mother lives."
    ),
    "Giấy chứng sinh của bệnh viện.": "The hospital’s certificate of birth.",
    "Căn cước của bố hoặc mẹ.": "The identity card of the father or the mother.",
    "Chị đến Bộ phận Một cửa, xã trả kết quả ngay trong ngày. Chị cũng có thể nộp hồ sơ trên "
    "Cổng dịch vụ công.": (
        "Come to the one-stop counter: you get the result on the same day. You can also file on "
        "the public service portal."
    ),
    "Chè bị cháy rìa lá sau nắng nóng thì chăm thế nào?": (
        "How do I care for tea with scorched leaf edges after the heat?"
    ),
    "Chè nhà tôi búp bị cháy rìa lá sau đợt nắng, nên tưới hay phun gì?": (
        "The buds of our tea have scorched edges after the hot days. Should I water or spray?"
    ),
    "Anh tủ gốc bằng rơm hoặc cỏ khô và tưới vào sáng sớm, chiều mát. Chưa nên bón đạm khi cây "
    "còn héo.": (
        "Cover the soil with straw or dry grass and water early in the morning or in the cool of "
        "the afternoon. Give no nitrogen while the plants are limp."
    ),
    "Nếu thấy rầy xanh hoặc nhện đỏ, anh báo cán bộ khuyến nông đến xem trước khi dùng thuốc, "
    "giữ đúng thời gian cách ly.": (
        "If you see green leafhoppers or red spider mites, let the extension officer look before "
        "you spray, and keep the waiting time before picking."
    ),
    "Học bán chè trên sàn thương mại điện tử thì đăng ký ở đâu?": (
        "Where do I sign up to learn selling tea online?"
    ),
    "Tôi muốn học bán chè trên sàn thương mại điện tử thì đăng ký ở đâu, có mất tiền không?": (
        "I want to learn to sell tea on online marketplaces. Where do I sign up, and does it cost "
        "anything?"
    ),
    "Lớp học miễn phí. Anh gọi Tổ công nghệ số cộng đồng của xóm để ghi tên, mỗi lớp 30 người.": (
        "The class is free. Call your hamlet’s digital team to sign up; each class has 30 places."
    ),
    "Khi đi học, anh mang điện thoại và vài tấm ảnh chè nhà mình để được hướng dẫn mở gian hàng "
    "ngay tại lớp.": (
        "Bring your phone and some pictures of your tea: you will open your shop during the class."
    ),
    "Người 80 tuổi không có lương hưu nhận trợ cấp thế nào?": (
        "How does a person of 80 without a pension get the allowance?"
    ),
    "Mẹ tôi 80 tuổi chưa có lương hưu, muốn nhận trợ cấp hằng tháng thì làm giấy tờ gì?": (
        "My mother is 80 and has no pension. What papers does she need for the monthly allowance?"
    ),
    "Gia đình viết tờ khai theo mẫu, nộp tại Bộ phận Một cửa kèm căn cước của cụ.": (
        "Fill in the form and hand it in at the one-stop counter with her identity card."
    ),
    "Công chức Văn hoá – Xã hội đến tận nhà giúp nếu cụ đi lại khó. Trợ cấp được trả qua bưu "
    "điện hoặc tài khoản ngân hàng, tuỳ gia đình chọn.": (
        "If she can’t walk well, the social affairs officer comes to your home. The allowance is "
        "paid through the post office or to a bank account, as you choose."
    ),
    # Minh Hợp
    "Muốn dán tem truy xuất nguồn gốc cho cam Vinh thì xin ở đâu?": (
        "Where do I ask for traceability labels for Vinh oranges?"
    ),
    "Cam Vinh vườn nhà tôi muốn dán tem truy xuất nguồn gốc thì xin ở đâu?": (
        "I want traceability labels on the Vinh oranges of my orchard. Where do I ask?"
    ),
    "Anh đăng ký với hợp tác xã hoặc tổ hợp tác của xóm. Tổ gửi danh sách vườn, diện tích và sản "
    "lượng lên xã để xin cấp tem.": (
        "Sign up with the cooperative or your hamlet’s group. It sends the commune a list of "
        "orchards with their size and yield, and applies for the labels."
    ),
    "Vườn cần có sổ ghi chép ngày bón phân, phun thuốc. Tổ công nghệ số cộng đồng giúp tạo nhật "
    "ký trên điện thoại.": (
        "The orchard needs a diary of fertilising and spraying. The digital team helps you keep "
        "it on the phone."
    ),
    "Sổ đỏ bị rách, xin cấp đổi ở đâu?": "My land certificate is torn: where do I replace it?",
    "Sổ đỏ của gia đình tôi bị mờ và rách góc, xin cấp đổi thì nộp ở đâu?": (
        "Our land certificate has faded and a corner is torn. Where do I ask for a new one?"
    ),
    "Chị nộp hồ sơ tại Bộ phận Một cửa xã, xã chuyển lên Văn phòng đăng ký đất đai.": (
        "Hand your papers in at the one-stop counter; the commune passes them to the land "
        "registration office."
    ),
    "Hồ sơ gồm đơn đề nghị cấp đổi và sổ đỏ bản gốc. Cán bộ Một cửa có sẵn mẫu đơn và giúp chị "
    "điền.": (
        "You need the request form and the original certificate. The counter has the form and "
        "helps you fill it in."
    ),
    "Đi làm xa xin giấy xác nhận độc thân có phải về xã không?": (
        "I work far away: must I come home for a certificate of single status?"
    ),
    "Tôi làm ăn xa, muốn xin giấy xác nhận độc thân để cưới thì có phải về xã không?": (
        "I work far from home and need a certificate of single status to marry. Must I come back "
        "to the commune?"
    ),
    "Anh không cần về. Anh nộp hồ sơ trên Cổng dịch vụ công, chọn nhận kết quả qua bưu điện.": (
        "No. File on the public service portal and choose to get the result by post."
    ),
    "Nếu nhờ người thân nộp thay tại Một cửa, anh viết giấy uỷ quyền.": (
        "If a relative files for you at the counter, write a letter of authority."
    ),
    "Quên mật khẩu tài khoản dịch vụ công thì làm thế nào?": (
        "What do I do when I forget my public service password?"
    ),
    "Điện thoại tôi báo sai mật khẩu khi vào dịch vụ công, nhờ ai giúp được?": (
        "My phone says the password is wrong when I open public services. Who can help?"
    ),
    "Chị mang điện thoại và căn cước đến nhà văn hoá xóm vào sáng thứ Bảy. Tổ công nghệ số cộng "
    "đồng giúp lấy lại mật khẩu, không mất tiền.": (
        "Bring your phone and identity card to the culture house of your hamlet on Saturday "
        "morning. The digital team helps you get a new password, free of charge."
    ),
    "Chị không đọc mã OTP cho bất cứ ai gọi điện đến.": (
        "Never read an OTP code to anyone who calls you."
    ),
    # Khánh Hợp
    "Làm nước mắm, muốn bán trên Postmart thì làm thế nào?": (
        "We make fish sauce: how do we sell it on Postmart?"
    ),
    "Gia đình tôi làm nước mắm, muốn bán trên Postmart thì làm thế nào?": (
        "My family makes fish sauce and wants to sell it on Postmart. How does that work?"
    ),
    "Chị liên hệ Tổ công nghệ số cộng đồng của xóm. Tổ giúp chụp ảnh, tạo gian hàng và hướng dẫn "
    "gửi hàng, không thu tiền.": (
        "Ask your hamlet’s digital team. It takes pictures, opens the shop and shows you how to "
        "send orders, free of charge."
    ),
    "Trước khi bán, nước mắm cần có nhãn ghi rõ nơi làm, ngày làm và hạn dùng.": (
        "Before you sell, the bottles need a label with the maker’s place, the date made and the "
        "use-by date."
    ),
    "Sổ đỏ của gia đình bị rách, xin cấp đổi ở đâu?": (
        "Our land certificate is torn: where do we replace it?"
    ),
    "Anh nộp hồ sơ tại Bộ phận Một cửa xã, xã chuyển lên Văn phòng đăng ký đất đai. Hồ sơ gồm "
    "đơn đề nghị cấp đổi và sổ đỏ bản gốc.": (
        "Hand your papers in at the one-stop counter; the commune passes them to the land "
        "registration office. You need the request form and the original certificate."
    ),
    "Thuyền nhỏ dưới 6 mét có phải đăng ký không?": (
        "Must a boat of less than 6 metres be registered?"
    ),
    "Thuyền nhỏ dưới 6 mét đi câu gần bờ có phải đăng ký không?": (
        "Must a small boat of less than 6 metres be registered to fish near the shore?"
    ),
    "Thuyền dưới 6 mét không phải đăng ký như tàu lớn, nhưng chủ thuyền báo với xã để lập sổ "
    "theo dõi.": (
        "Boats of less than 6 metres aren’t registered as ships are, but tell the commune, which "
        "keeps a list."
    ),
    "Anh mang áo phao cho đủ người, nghe tin thời tiết trên loa lúc 5:30 và 17:30 trước khi ra "
    "khơi.": (
        "Take a life jacket for everyone and listen to the weather on the loudspeakers at 5:30 "
        "and 17:30 before you put out."
    ),
    "Chuyển về nhà chồng, đăng ký thường trú cần những gì?": (
        "I moved in with my husband’s family: what does registering residence take?"
    ),
    "Tôi mới chuyển về nhà chồng ở xã, làm đăng ký thường trú cần những gì?": (
        "I have just moved to my husband’s home in the commune. What do I need to register as a "
        "resident?"
    ),
    "Chị chuẩn bị tờ khai thay đổi thông tin cư trú và giấy chứng nhận kết hôn. Chủ hộ ghi ý "
    "kiến đồng ý vào tờ khai.": (
        "Prepare the form for a change of residence and your marriage certificate. The head of "
        "the household writes their consent on the form."
    ),
    "Hồ sơ nộp cho Công an xã hoặc trên Cổng dịch vụ công.": (
        "File with the commune police or on the public service portal."
    ),
    "Tàu cá hỏng sau bão có được hỗ trợ không?": (
        "Is there support for a fishing boat damaged by a storm?"
    ),
    "Tàu nhà tôi hỏng máy sau bão, có khoản hỗ trợ nào không?": (
        "The engine of our boat broke in the storm. Is there any support?"
    ),
    "Anh báo xóm trưởng lập biên bản thiệt hại có ảnh chụp, gửi về xã trong 7 ngày. Xã tổng hợp "
    "đề nghị cấp trên xem xét hỗ trợ theo từng đợt bão.": (
        "Ask the head of your hamlet to record the damage with pictures and send it to the "
        "commune within 7 days. The commune applies for support after each storm."
    ),
}
