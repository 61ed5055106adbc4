"""How answers look: tables and cards for people, JSON, CSV and templates for programs."""
