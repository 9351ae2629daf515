# needs: python3-chardet
import chardet
for enc, text in (("utf-8", "Größe und Länge – ja"), ("utf-16", "abc def"), ("cp1251", "Привет, как дела? Это проверка кодировки текста."), ("iso-8859-7", "Αυτό είναι ένα δοκιμαστικό κείμενο στα ελληνικά"), ("ascii", "plain text"), ("latin-1", "déjà vu, garçon, où êtes-vous?")):
    d = chardet.detect(text.encode(enc)); print(enc, d["encoding"], round(d["confidence"], 4), d["language"])
