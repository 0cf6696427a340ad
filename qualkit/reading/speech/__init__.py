"""Transcripts that machines have made: subtitles, recognised speech, exports of meetings, tables of turns."""
