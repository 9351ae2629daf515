# needs: python3-mido
import io, mido
m = mido.Message("note_on", note=60, velocity=64, time=1.5); print(m, m.bytes(), m.hex(), m.copy(channel=3), mido.parse_all([0x90, 60, 0, 0xF8, 0xF0, 1, 2, 0xF7]), mido.Message.from_str("pitchwheel pitch=-5"))
f = mido.MidiFile(type=1); t = mido.MidiTrack(); f.tracks.append(t); t.append(mido.MetaMessage("set_tempo", tempo=400000)); t.append(mido.MetaMessage("track_name", name="tn"))
for i in range(4): t.append(mido.Message("note_on", note=60 + i, time=96)); t.append(mido.Message("note_off", note=60 + i, time=96))
b = io.BytesIO(); f.save(file=b); print(b.getvalue().hex()); g = mido.MidiFile(file=io.BytesIO(b.getvalue())); print(round(g.length, 4), [str(x) for x in g.tracks[0]], mido.bpm2tempo(120))
try:
    mido.Message("note_on", note=300)
except ValueError as e:
    print(e)
